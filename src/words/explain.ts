import { describeProblem } from './describe-problem.js';
import { withoutSecrets } from './without-secrets.js';
import type { BackendError, WidgetError } from '../errors/widget-error.js';
import type { Failure, SourceName } from '../errors/failure.js';

/** Turns a failure into the error that the page receives, with a sentence for developers, and whether trying again may help. */
export function explain(failure: Failure): WidgetError {
  const { code, asked } = failure;
  const message = asked === undefined ? sentence(failure) : `${sentence(failure)} Asked ${asked} times.`;
  return { code, recoverable: isRecoverable(failure), message, ...refusalOf(failure) };
}

/** Until the page itself changes something, none of these can end otherwise. A ready-made URL is the page's to replace. */
function isRecoverable(failure: Failure): boolean {
  if ('from' in failure && failure.from === 'ready') return false;
  return !['config-invalid', 'frame-blocked', 'unsupported-browser', 'unsupported-page'].includes(
    failure.code,
  );
}

function refusalOf(failure: Failure): Pick<WidgetError, 'status' | 'backend'> {
  if (failure.what !== 'refused') return {};
  const { status, backend } = failure;
  return { status, ...(backend ? { backend: cleaned(backend) } : {}) };
}

/** The backend's words, which a log or a page may show: cut short, and without what may be secret in an address. */
function cleaned({ code, message }: BackendError): BackendError {
  return {
    ...(code === undefined ? {} : { code: shown(code) }),
    ...(message === undefined ? {} : { message: shown(message) }),
  };
}

/** Characters of somebody else's text that are shown. */
const longest = 200;

const shown = (text: string) => withoutSecrets(text).slice(0, longest);

function sentence(failure: Failure): string {
  switch (failure.what) {
    case 'silent-endpoint':
      return 'widget-url-endpoint did not answer within 30 s.';
    case 'unreachable':
      return 'widget-url-endpoint could not be reached: check its address, the network, CORS and connect-src of the Content-Security-Policy.';
    case 'refused':
      return refused(failure.status, failure.backend);
    case 'given-up':
      return 'The request was given up because the element no longer needs it.';
    case 'rejected-promise': {
      // Some clients quote the address, with a token in its query.
      const { thrown } = failure;
      return `widgetUrlProvider failed${thrown instanceof Error ? `: ${withoutSecrets(thrown.message)}` : ''}`;
    }
    case 'no-json':
      return `widget-url-endpoint answered ${failure.found}: expected JSON as MX answers it, { "widget_url": { "url": "https://…" } }.`;
    case 'no-url':
      return `${places[failure.from]}: expected an absolute https: widget URL from MX, got ${failure.found}.`;
    case 'spent':
      return `This widget URL was used before or is older than ten minutes; MX lets each load once: ${remedies[failure.from]}.`;
    case 'policy':
      return `The browser refused to load the widget: add ${failure.origin} to frame-src of this page's Content-Security-Policy.`;
    case 'embedder-policy':
      return `The browser refused to load the widget: this page sends Cross-Origin-Embedder-Policy, and ${failure.origin} does not allow pages with it to embed it. Leave that header out on this page.`;
    case 'options':
      return failure.problems.map(describeProblem).join('; ');
    case 'no-source':
      return 'No widget URL to load: set widget-url-endpoint, widget-url or the property widgetUrlProvider. To try the element without a backend, run "npx connect-widget-sandbox" and set widget-url-endpoint to the endpoint that it prints.';
    case 'no-network':
      return 'The browser is offline. The element goes on by itself when it is online again.';
    case 'polluted-prototype':
      return `A script of this page has added ${Object.keys(Object.prototype).join(', ')} to Object.prototype, where every object seems to have it: remove it, or define it by Object.defineProperty, so that it is not enumerable.`;
    case 'opaque-origin':
      return 'The origin of this page is opaque ("null"), so the widget could neither store nor report anything: if the page is sandboxed, by its frame or its Content-Security-Policy, add allow-same-origin; serve a page of file: from a web server.';
    case 'quirks-mode':
      return 'The page is in quirks mode, which MX does not support: begin it with <!doctype html>.';
    case 'old-browser':
      return 'This browser is older than those that MX supports.';
  }
}

const places: Readonly<Record<SourceName, string>> = {
  endpoint: 'widget_url.url of the answer of widget-url-endpoint',
  provider: 'the answer of widgetUrlProvider',
  ready: 'widget-url',
};

const remedies: Readonly<Record<SourceName, string>> = {
  ready: 'set a new one in widget-url, or use widget-url-endpoint to get one whenever it is needed',
  endpoint: 'widget-url-endpoint must request a new one from MX for every answer and not cache it',
  provider: 'widgetUrlProvider must return a new one each time it is called',
};

/** Quotes the backend's own words. Without them, the sentence says what the HTTP status usually means. */
function refused(status: number, backend: BackendError = {}): string {
  const { code, message } = cleaned(backend);
  const told = [code, message].filter(Boolean).join(', ');
  const hint = hints[status] ?? (status >= 500 ? 'it failed; its log says why' : 'it refused the request');
  return `widget-url-endpoint answered ${status}${told === '' ? '' : ` (${told})`}: ${hint}.`;
}

const hints: Readonly<Record<number, string>> = {
  400: 'it (or MX) did not accept an option of the request',
  401: 'the user is not signed in to your page, or your backend’s MX credentials are wrong',
  403: 'this user or this page may not request a widget URL',
  404: 'nothing answers POST at this address, or MX does not know the user',
  405: 'this address does not take POST',
  406: 'MX answers so to requests without the header Accept-Version: your backend must send it, such as v20250224',
  409: 'MX saw a conflict with an earlier request',
  422: 'MX could not process an option of the request',
  429: 'too many requests, try again later',
};
