import { bare } from '../config/bare.js';
import { ConnectWidgetDialog } from './connect-widget-dialog.js';
import { optionDefinitions } from '../config/options.js';
import { WidgetLanguage } from '../page/widget-language.js';
import { wordsFor } from './words.js';
import type { ConnectResult } from './connect-widget-dialog.js';
import type { WidgetDefaults } from '../config/defaults-context.js';

declare global {
  interface HTMLElementTagNameMap {
    'connect-widget-dialog': ConnectWidgetDialog;
  }
}

/** Every option of `<connect-widget>`, by the name of its property, and those of the dialog. */
export type ConnectOptions = WidgetDefaults & {
  /** Title of the dialog. Default: "Connect your bank", in `language`. */
  readonly title?: string | undefined;
  /** Accessible name of the close button. Default: "Close", in `language`. */
  readonly closeLabel?: string | undefined;
  /** Closes the dialog when it aborts. */
  readonly signal?: AbortSignal | undefined;
};

const tag = 'connect-widget-dialog';
const sources = ['widgetUrlProvider', 'widgetUrlEndpoint', 'widgetUrl'] as const;
const optionNames: ReadonlySet<string> = new Set([...sources, 'texts', ...Object.keys(optionDefinitions)]);

/**
 * Shows the widget in a modal dialog, and resolves when its user is done or gone: to the members that were connected and the reason, as
 * `connect-finished` tells them. The dialog closes by itself after `done`. After an error or the end of the session it stays, for the
 * screen says what happened and may offer to begin again; closed from there, `reason` is `error` or `expired`.
 *
 * The user closes it by its close button or by Escape, and not by a click beside it, which would be too easy a way to lose what was
 * typed. All events of the widget bubble to the document.
 *
 * @throws {TypeError} for an option that does not exist or has the wrong type, or if no option says where widget URLs come from
 * @throws {DOMException} `InvalidStateError` while a dialog of this function is open, `NotSupportedError` in a browser without
 * `<dialog>`, and without a page
 * @throws the reason of `signal`, when that aborts
 */
export async function openConnect(options: ConnectOptions): Promise<ConnectResult> {
  const { signal, title, closeLabel, ...rest } = bare(options);
  for (const [name, value] of Object.entries({ title, closeLabel }))
    if (value !== undefined && typeof value !== 'string')
      throw new TypeError(`openConnect: expected ${name} to be text, got ${typeof value}.`);
  const unknown = Object.keys(rest).find((name) => !optionNames.has(name));
  if (unknown !== undefined) throw new TypeError(`openConnect: there is no option ${unknown}.`);
  if (!sources.some((name) => rest[name]))
    throw new TypeError(`openConnect: expected one of ${sources.join(', ')}.`);
  signal?.throwIfAborted();

  const { customElements, document, HTMLDialogElement } = globalThis as Partial<typeof globalThis>;
  if (!customElements || !document || !HTMLDialogElement)
    throw new DOMException('openConnect() needs a page, and a browser with <dialog>.', 'NotSupportedError');
  if (document.querySelector(tag))
    throw new DOMException('A dialog of openConnect() is open already.', 'InvalidStateError');

  if (!customElements.get(tag)) customElements.define(tag, ConnectWidgetDialog);
  const widget = Object.assign(document.createElement('connect-widget'), rest);
  const words = wordsFor(new WidgetLanguage(document.body, () => rest.language).shown);
  const look = {
    lang: words.lang,
    title: title || words.title,
    closeLabel: closeLabel || words.closeLabel,
    colorScheme: rest.colorScheme,
  };
  return document.createElement(tag).open(widget, look, signal);
}
