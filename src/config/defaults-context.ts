import { createContext } from '@lit/context';
import type { OptionValues, UrlSources } from './options.js';

/** What a `<connect-widget-provider>` offers to the widgets inside it; an element's own attribute wins over it. */
export type WidgetDefaults = OptionValues & UrlSources;

/** A string key, so that two copies of this package on one page still understand each other. */
export const connectWidgetDefaultsContext = createContext<WidgetDefaults>('connect-widget-element/defaults');
