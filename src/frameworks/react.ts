/** `connect-widget-element/react`: defines both elements, and their tags for TypeScript in React 19. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { ConnectWidget, ConnectWidgetProvider } from '../element.js';
import type { EventHandlers, HyphenatedOptions, OptionProperties } from './tags.js';
import type { FlagText } from './values.js';

export * from '../index.js';

/** React removes an attribute that is `false`, which leaves the default; only the property can switch something off. */
interface TagOptions extends OptionProperties, HyphenatedOptions<true | FlagText> {}

type Tag<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'connect-widget': Tag<ConnectWidget> & TagOptions & EventHandlers;
      'connect-widget-provider': Tag<ConnectWidgetProvider> & TagOptions;
    }
  }
}
