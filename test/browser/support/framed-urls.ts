/** Every URL that the element put into a frame, in order, one entry each time. */
export const framedUrls: string[] = [];

/** How often each of those frames showed a page: one that an element takes along in a move asks anew, but shows nothing if it goes at once. */
export const loads = new Map<HTMLIFrameElement, number>();

HTMLIFrameElement.prototype.setAttribute = function (this: HTMLIFrameElement, name: string, value: string) {
  if (name === 'src' && this.part.contains('frame')) {
    framedUrls.push(value);
    this.addEventListener('load', () => loads.set(this, (loads.get(this) ?? 0) + 1));
  }
  Element.prototype.setAttribute.call(this, name, value);
};
