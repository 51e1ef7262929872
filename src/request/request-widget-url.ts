import { answerTimeout, fetchWidgetUrl } from './fetch-widget-url.js';
import { checkWidgetUrl } from './widget-url.js';
import { failure, withoutSecrets } from '../errors/widget-error.js';
import { offline, repeatRequest } from './repeat-request.js';
import { setback } from './attempt.js';
import { within } from '../time/within.js';
import type { Attempt } from './attempt.js';
import type { RepeatOptions } from './repeat-request.js';
import type { Result } from '../errors/widget-error.js';
import type { UrlLedger } from './url-ledger.js';
import type { UrlSource } from '../config/parse-config.js';
import type { WidgetUrlProvider, WidgetUrlRequest } from '../config/options.js';

export interface RequestOptions extends RepeatOptions {
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
  const answer = await repeatRequest(() => ask(source, request, options), options);
  // An answer that nobody waits for any more must not be marked as used.
  if (options.signal.aborted) return aborted;
  if (!answer.ok) return answer;
  options.ledger.receive(answer.value);
  return options.ledger.spend(answer.value) ? answer : spent(source);
}

/**
 * Asks once. A browser may be wrong about being offline, and a backend may run on this very machine, so it is asked all the
 * same; only a failure without an answer is explained by it. A ready-made URL, of which there is one, is not risked.
 */
async function ask(source: UrlSource, request: WidgetUrlRequest, options: RequestOptions): Promise<Attempt> {
  const { isOnline } = options.connectivity;
  if (source.kind === 'ready' && !isOnline()) return offline;
  const answer = await askSource(source, request, options);
  return !isOnline() && isUnanswered(answer) ? offline : answer;
}

function askSource(source: UrlSource, request: WidgetUrlRequest, options: RequestOptions): Promise<Attempt> {
  switch (source.kind) {
    case 'provider':
      return askProvider(source.provider, request, options);
    case 'endpoint':
      return fetchWidgetUrl(source.endpoint, request, options);
    case 'ready':
      return Promise.resolve(checkWidgetUrl(source.url, 'widget-url', false));
    case 'none':
      return Promise.resolve(noSource);
  }
}

function isUnanswered(answer: Attempt): boolean {
  return !answer.ok && answer.error.code === 'url-request-failed' && answer.error.status === undefined;
}

/** A `TypeError` is what fetch rejects with when the network fails; any other rejection is the page's own word, and stands. */
async function askProvider(
  provider: WidgetUrlProvider,
  request: WidgetUrlRequest,
  options: RequestOptions,
): Promise<Attempt> {
  try {
    // A copy each time: what the page does to it must reach neither the next request nor the configuration.
    const url = await within(answerTimeout, options, (signal) =>
      provider(structuredClone(request), { signal }),
    );
    return checkWidgetUrl(url, 'the answer of widgetUrlProvider');
  } catch (error) {
    // Some clients quote the address, with a token in its query.
    const reason = error instanceof Error ? `: ${withoutSecrets(error.message)}` : '';
    const failed = failure('url-request-failed', `widgetUrlProvider failed${reason}`);
    return error instanceof TypeError ? setback(failed) : failed;
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
