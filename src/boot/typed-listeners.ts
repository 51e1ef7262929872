import type { ConnectWidget } from './connect-widget.js';
import type { ConnectWidgetEventMap } from '../events/event-map.js';

/** The type of a listener for an event of `<connect-widget>`. */
export type ConnectWidgetListener<Name extends keyof ConnectWidgetEventMap> = (
  this: ConnectWidget,
  event: ConnectWidgetEventMap[Name],
) => unknown;

declare module './connect-widget.js' {
  /** The methods of `HTMLElement`, typed for the events of this element. */
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
