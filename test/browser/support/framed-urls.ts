/** Every URL that the element put into a frame, in order, one entry each time. */
export const framedUrls: string[] = [];

/** How often each of those frames showed a page: one that an element takes along in a move asks anew, but shows nothing if it goes at once. */
export const loads = new Map<HTMLIFrameElement, number>();

const { prototype } = HTMLIFrameElement;
const source = Object.getOwnPropertyDescriptor(prototype, 'src');

Object.defineProperty(prototype, 'src', {
  ...source,
  set(this: HTMLIFrameElement, url: string) {
    if (this.part.contains('frame')) {
      framedUrls.push(url);
      this.addEventListener('load', () => loads.set(this, (loads.get(this) ?? 0) + 1));
    }
    source?.set?.call(this, url);
  },
});
