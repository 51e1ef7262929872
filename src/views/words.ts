import { fill } from '../localization/fill.js';
import type { PopoutView, ViewModel } from './view-model.js';
import type { ErrorCode, WidgetError } from '../errors/widget-error.js';
import type { Strings } from '../localization/strings.js';

/** What the user reads, or hears. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

/** Of a window of this element's own. */
export function popoutWords(strings: Strings, { kind, phase, institution, url }: PopoutView): Words {
  const { host } = new URL(url);
  const place = institution === undefined ? host : `${institution} (${host})`;
  const text = {
    waiting: kind === 'alldata' ? strings.allDataText : strings.popoutText,
    blocked: strings.blockedText,
    severed: strings.severedText,
  }[phase];
  return {
    title: phase === 'blocked' ? strings.blockedTitle : strings.popoutTitle,
    text: fill(text, 'place', place),
  };
}

/** Of what failed. Only a browser that is too old is the user's to change. */
export function errorWords({ strings, error }: Pick<ViewModel, 'strings' | 'error'>): Words {
  const titles: Partial<Record<string, string>> = {
    offline: strings.offlineTitle,
    'unsupported-browser': strings.unsupportedTitle,
  };
  return {
    title: titles[error?.code ?? ''] ?? strings.errorTitle,
    text: error ? strings[keyOf(error)] : '',
  };
}

/** A refused user may sign in; a request that the backend does not accept is the page's fault. */
function keyOf({ code, status = 401 }: WidgetError): ErrorCode | 'badRequestText' {
  return code === 'url-request-rejected' && status !== 401 && status !== 403 ? 'badRequestText' : code;
}
