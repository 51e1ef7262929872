/** Opens a modal of a UI library in `place`, with this content in its body. Resolves, once it is open, to a function that closes it. */
export type OpenModal = (place: HTMLElement, content: readonly HTMLElement[]) => Promise<() => void>;
