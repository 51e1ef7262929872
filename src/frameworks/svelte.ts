/** `connect-widget-element/svelte`: defines both elements, and their tags for svelte-check and editors. */
import type { HTMLAttributes } from 'svelte/elements';
import type { ConnectWidget, ConnectWidgetProvider } from '../element.js';
import type { EventHandlers, HyphenatedOptions, OptionProperties } from './tags.js';

export * from '../index.js';

interface TagOptions extends OptionProperties, HyphenatedOptions {}

type Tag<Element extends EventTarget> = HTMLAttributes<Element> & TagOptions;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'connect-widget': Tag<ConnectWidget> & EventHandlers;
    'connect-widget-provider': Tag<ConnectWidgetProvider>;
  }
}
