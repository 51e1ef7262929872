/** `connect-widget-element/vue`: defines both elements, and their tags for vue-tsc and editors. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { ConnectWidget, ConnectWidgetEventMap, ConnectWidgetProvider } from '../element.js';
import type { OptionProperties } from './tags.js';

export * from '../index.js';

type Camelized<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camelized<Rest>>}`
  : Name;

/** Vue compiles `@connect-load` to `onConnectLoad`. */
type EventProps = {
  [Name in keyof ConnectWidgetEventMap as `on${Capitalize<Camelized<Name>>}`]?: (
    event: ConnectWidgetEventMap[Name],
  ) => void;
};

/** As Vue's guide to web components describes it. `$props` exists for templates only; Vue checks attributes by the name of the property. */
type Tag<Element, Props> = new () => Element & { $props: HTMLAttributes & PublicProps & Props };

declare module 'vue' {
  interface GlobalComponents {
    'connect-widget': Tag<ConnectWidget, OptionProperties & EventProps>;
    'connect-widget-provider': Tag<ConnectWidgetProvider, OptionProperties>;
  }
}
