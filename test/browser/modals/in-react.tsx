import { useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { FunctionComponent, RefCallback } from 'react';
import type { OpenModal } from './modal.js';

export interface ModalProps {
  readonly place: HTMLElement;
  /** For the element that receives the content. */
  readonly body: RefCallback<HTMLElement>;
}

/** Renders a modal in React. */
export function inReact(Modal: FunctionComponent<ModalProps>): OpenModal {
  return (place, content) => {
    const mount = document.createElement('div');
    place.append(mount);
    const root = createRoot(mount);
    const body: RefCallback<HTMLElement> = (element) => element?.append(...content);
    return new Promise((resolve) => {
      const Opened = () => {
        useLayoutEffect(() => resolve(() => root.unmount()), []);
        return <Modal place={place} body={body} />;
      };
      flushSync(() => root.render(<Opened />));
    });
  };
}
