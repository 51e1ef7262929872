/** `connect-widget-element/preact`: defines both elements, and their tags for TypeScript in Preact. */
import type { ClassAttributes, JSX } from 'preact';
import type { ConnectWidget, ConnectWidgetProvider } from '../element.js';
import type { EventHandlers, HyphenatedOptions, OptionProperties } from './tags.js';
import type { FlagText } from './values.js';

export * from '../index.js';

/** Preact removes an attribute that is `false`, which leaves the default; only the property can switch something off. */
interface TagOptions extends OptionProperties, HyphenatedOptions<true | FlagText> {}

type Tag<Element> = Omit<JSX.IntrinsicElements['section'], 'ref'> & ClassAttributes<Element>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'connect-widget': Tag<ConnectWidget> & TagOptions & EventHandlers;
      'connect-widget-provider': Tag<ConnectWidgetProvider> & TagOptions;
    }
  }
}
