/**
 * The entries with elements, for runtimes that have no DOM and yet take a package's files for browsers, such as edge functions
 * (export condition `worker`). Nothing is defined there; Node's server rendering goes by the elements themselves.
 */
export { connectWidgetContext } from './views/widget-context.js';
export { connectWidgetDefaultsContext } from './config/defaults-context.js';
export { describeConnectionStatus } from './protocol/connection-status.js';

/** Stands for the class of the element; subclasses can be defined, and nothing can be made of them. */
export function ConnectWidget(): never {
  throw new TypeError('<connect-widget> needs a DOM.');
}

/** Stands for the class of the element; subclasses can be defined, and nothing can be made of them. */
export function ConnectWidgetProvider(): never {
  throw new TypeError('<connect-widget-provider> needs a DOM.');
}
