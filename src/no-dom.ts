/**
 * Replaces the element entries in runtimes without a DOM that resolve the export condition `worker`, such as edge functions. It defines
 * no elements. Server rendering in Node uses the element classes themselves.
 */
export { connectWidgetContext } from './views/widget-context.js';
export { connectWidgetDefaultsContext } from './config/defaults-context.js';
export { describeConnectionStatus } from './protocol/connection-status.js';

/** Stands in for the class of the element: it can be extended, but creating an instance throws a `TypeError`. */
export function ConnectWidget(): never {
  throw new TypeError('<connect-widget> needs a DOM.');
}

/** Stands in for the class of the element: it can be extended, but creating an instance throws a `TypeError`. */
export function ConnectWidgetProvider(): never {
  throw new TypeError('<connect-widget-provider> needs a DOM.');
}
