import { openConnect } from '../../../src/dialog/index.js';
import { puppetUrl } from './puppet.js';
import { untilState } from './widget.js';
import type { ConnectOptions, ConnectResult, ConnectWidgetDialog } from '../../../src/dialog/index.js';
import type { ConnectWidget } from '../../../src/index.js';

export interface Opened {
  readonly result: Promise<ConnectResult>;
  readonly host: ConnectWidgetDialog;
  readonly dialog: HTMLDialogElement;
  readonly widget: ConnectWidget;
}

const found = <Kind extends Element>(element: Kind | null | undefined): Kind => {
  if (!element) throw new Error('There is no such element.');
  return element;
};

/** Opens a dialog, with a puppet in its widget unless the options say otherwise. */
export function open(options: ConnectOptions = {}): Opened {
  const source = options.widgetUrlEndpoint ? {} : { widgetUrlProvider: () => Promise.resolve(puppetUrl()) };
  const result = openConnect({ ...source, ...options });
  // What a test does not wait for may still be rejected by its end.
  result.catch(() => undefined);
  const host = found(document.querySelector('connect-widget-dialog'));
  const dialog = found(host.renderRoot.querySelector('dialog'));
  return { result, host, dialog, widget: found(host.querySelector('connect-widget')) };
}

export async function openActive(options: ConnectOptions = {}): Promise<Opened> {
  const opened = open(options);
  await untilState(opened.widget, 'active');
  return opened;
}

export const part = (host: ConnectWidgetDialog, name: string) =>
  found(host.renderRoot.querySelector<HTMLElement>(`[part~="${name}"]`));
