import type { ConnectWidget } from './connect-widget.js';
import type { ConnectWidgetEventMap } from '../events/event-map.js';

/** What `addEventListener` of `<connect-widget>` takes for an event of this name. */
export type ConnectWidgetListener<Name extends keyof ConnectWidgetEventMap> = (
  this: ConnectWidget,
  event: ConnectWidgetEventMap[Name],
) => unknown;

declare module './connect-widget.js' {
  /** The methods of every element, which know the events of this one. */
  interface ConnectWidget {
    addEventListener<Name extends keyof ConnectWidgetEventMap>(
      type: Name,
      listener: ConnectWidgetListener<Name>,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener<Name extends keyof HTMLElementEventMap>(
      type: Name,
      listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
      options?: boolean | AddEventListenerOptions,
    ): void;
    addEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | AddEventListenerOptions,
    ): void;
    removeEventListener<Name extends keyof ConnectWidgetEventMap>(
      type: Name,
      listener: ConnectWidgetListener<Name>,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener<Name extends keyof HTMLElementEventMap>(
      type: Name,
      listener: (this: HTMLElement, event: HTMLElementEventMap[Name]) => unknown,
      options?: boolean | EventListenerOptions,
    ): void;
    removeEventListener(
      type: string,
      listener: EventListenerOrEventListenerObject,
      options?: boolean | EventListenerOptions,
    ): void;
  }
}
