import assert from 'node:assert/strict';
import { parseConfig } from '../../src/config/parse-config.js';
import type { Config } from '../../src/config/parse-config.js';
import type { OptionValues, UrlSources } from '../../src/config/options.js';

/** The options as the element would take them; the source of URLs is an endpoint unless another is named. */
export function configOf(options: OptionValues & UrlSources = { widgetUrlEndpoint: '/widget-url' }): Config {
  const result = parseConfig(options);
  assert.ok(result.ok, JSON.stringify(result));
  return result.config;
}

/** As `configOf`, from the endpoint. */
export function endpointConfig(options: OptionValues = {}): Config {
  return configOf({ widgetUrlEndpoint: '/widget-url', ...options });
}
