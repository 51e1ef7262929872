/** Where every app of this folder is mounted, and whom its widget asks for a URL. */
export const root = document.querySelector('main') as HTMLElement;
export const endpoint = new URLSearchParams(location.search).get('endpoint') ?? '';
