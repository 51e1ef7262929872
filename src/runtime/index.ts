/** The second chunk: everything that the element does once its frame is under way. */
import { WidgetRuntime } from './widget-runtime.js';
import type { Runtime, RuntimePorts } from './types.js';
import type { WidgetDefaults } from '../config/defaults-context.js';

/** Starts the runtime with the current options. It takes over the widget that was started early. */
export function startRuntime(ports: RuntimePorts, options: WidgetDefaults): Runtime {
  const runtime = new WidgetRuntime(ports);
  runtime.start(options);
  return runtime;
}
