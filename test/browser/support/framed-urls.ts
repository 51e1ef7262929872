/** Every URL that the element put into a frame, in order, one entry each time. */
export const framedUrls: string[] = [];

const { prototype } = HTMLIFrameElement;
const source = Object.getOwnPropertyDescriptor(prototype, 'src');

Object.defineProperty(prototype, 'src', {
  ...source,
  set(this: HTMLIFrameElement, url: string) {
    if (this.part.contains('frame')) framedUrls.push(url);
    source?.set?.call(this, url);
  },
});
