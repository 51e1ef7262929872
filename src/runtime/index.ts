/** The second chunk: everything that the element does once its frame is under way. */
import { WidgetRuntime } from './widget-runtime.js';
import type { Runtime, RuntimePorts } from './types.js';
import type { WidgetDefaults } from '../config/defaults-context.js';

/** Goes on with what was begun, with the options as they stand. */
export function startRuntime(ports: RuntimePorts, options: WidgetDefaults): Runtime {
  const runtime = new WidgetRuntime(ports);
  runtime.start(options);
  return runtime;
}
