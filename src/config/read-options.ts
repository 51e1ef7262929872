import { bare } from './bare.js';
import { optionDefinitions } from './options.js';
import type { OptionName, OptionValues, UrlSources } from './options.js';
import type { ConnectWidgetOptions } from './options-element.js';

const optionNames = [...(Object.keys(optionDefinitions) as OptionName[]), 'texts'] as const;
const sourceNames = ['widgetUrlProvider', 'widgetUrlEndpoint', 'widgetUrl'] as const;

/** The options as they stand on an element, unchecked, with its holes filled from `defaults`. */
export function readOptions(
  element: ConnectWidgetOptions,
  defaults: OptionValues & UrlSources = {},
): OptionValues & UrlSources {
  const given = bare(defaults);
  const values: Record<string, unknown> = bare({});
  for (const name of optionNames) values[name] = element[name] ?? given[name];
  // One source of URLs: an element that names its own does not also inherit another kind.
  const own = sourceNames.some((name) => Boolean(element[name]));
  for (const name of sourceNames) values[name] = (own ? element : given)[name];
  return values;
}
