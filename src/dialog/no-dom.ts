/** Replaces `connect-widget-element/dialog` in runtimes without a DOM that resolve the export condition `worker`. */

/** Stands in for the function of the page: rejects with a `NotSupportedError`. */
export function openConnect(): Promise<never> {
  return Promise.reject(new DOMException('openConnect() needs a page.', 'NotSupportedError'));
}
