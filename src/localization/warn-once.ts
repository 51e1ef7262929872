const said = new Set<string>();

/** Tells the page's developer, once for all widgets of the page. */
export function warnOnce(advice: string): void {
  if (said.has(advice)) return;
  said.add(advice);
  console.warn(`<connect-widget> ${advice}`);
}
