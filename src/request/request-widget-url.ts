import { fetchWidgetUrl } from './fetch-widget-url.js';
import { checkWidgetUrl } from './widget-url.js';
import { failure } from '../errors/widget-error.js';
import type { Result } from '../errors/widget-error.js';
import type { UrlLedger } from './url-ledger.js';
import type { UrlSource } from '../config/parse-config.js';
import type { WidgetUrlProvider, WidgetUrlRequest } from '../config/options.js';

export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly fetch: typeof globalThis.fetch;
  readonly ledger: UrlLedger;
}

/**
 * Gets one fresh widget URL from whichever source the page configured, checks it and spends it:
 * an answer with `ok` may be put into a frame, once, now. Never rejects.
 */
export async function requestWidgetUrl(
  source: UrlSource,
  request: WidgetUrlRequest,
  options: RequestOptions,
): Promise<Result<string>> {
  const answer = await ask(source, request, options);
  // An answer that nobody waits for any more must not be marked as used.
  if (!answer.ok || options.signal.aborted) return answer;
  options.ledger.receive(answer.value);
  return options.ledger.spend(answer.value) ? answer : spent(source);
}

function ask(source: UrlSource, request: WidgetUrlRequest, options: RequestOptions): Promise<Result<string>> {
  switch (source.kind) {
    case 'provider':
      return askProvider(source.provider, request, options.signal);
    case 'endpoint':
      return fetchWidgetUrl(source.endpoint, request, options).catch(() => aborted);
    case 'ready':
      return Promise.resolve(checkWidgetUrl(source.url, 'widget-url', false));
    case 'none':
      return Promise.resolve(noSource);
  }
}

async function askProvider(
  provider: WidgetUrlProvider,
  request: WidgetUrlRequest,
  signal: AbortSignal,
): Promise<Result<string>> {
  try {
    return checkWidgetUrl(await provider(request, { signal }), 'the answer of widgetUrlProvider');
  } catch (error) {
    const reason = error instanceof Error ? `: ${error.message}` : '';
    return failure('url-request-failed', `widgetUrlProvider failed${reason}`);
  }
}

const aborted = failure(
  'url-request-failed',
  'The request was given up because the element no longer needs it.',
);

const noSource = failure(
  'config-invalid',
  'No widget URL to load: set widget-url-endpoint, widget-url or the property widgetUrlProvider.',
  { recoverable: false },
);

function spent(source: UrlSource): Result<string> {
  const remedy = {
    ready: 'set a new one in widget-url, or use widget-url-endpoint to get one whenever it is needed',
    endpoint: 'widget-url-endpoint must request a new one from MX for every answer and not cache it',
    provider: 'widgetUrlProvider must answer a new one each time it is called',
    none: '',
  }[source.kind];
  return failure(
    'url-spent',
    `This widget URL was used before or is older than ten minutes; MX lets each load once: ${remedy}.`,
    { recoverable: source.kind !== 'ready' },
  );
}
