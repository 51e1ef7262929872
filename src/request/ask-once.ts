import { answerTimeout, fetchWidgetUrl } from './fetch-widget-url.js';
import { checkWidgetUrl } from './widget-url.js';
import { failure } from '../errors/widget-error.js';
import { requestFor } from './request-key.js';
import { within } from '../time/within.js';
import type { UrlInput } from './types.js';
import type { Attempt } from './attempt.js';
import type { FetchOptions } from './fetch-widget-url.js';
import type { UrlSource } from '../config/parse-config.js';
import type { WidgetLanguage } from '../page/widget-language.js';
import type { WidgetUrlProvider, WidgetUrlRequest } from '../config/options.js';

export interface AskOptions extends FetchOptions {
  readonly language: Pick<WidgetLanguage, 'ask'>;
}

/** Asks whichever source the page has configured, once, and notes the language of the answer. Never rejects. */
export function askOnce(input: UrlInput, options: AskOptions): Promise<Attempt> {
  const { asked, note } = options.language.ask();
  const answer = ask(input.config.source, requestFor(input, asked), options);
  void answer.then((attempt) => {
    if (attempt.ok && !options.signal.aborted) note(attempt.language);
  });
  return answer;
}

function ask(source: UrlSource, request: WidgetUrlRequest, options: FetchOptions): Promise<Attempt> {
  switch (source.kind) {
    case 'provider':
      return askProvider(source.provider, request, options);
    case 'endpoint':
      return fetchWidgetUrl(source.endpoint, request, options);
    case 'ready':
      return Promise.resolve(checkWidgetUrl(source.url, 'ready'));
    case 'none':
      return Promise.resolve(failure({ code: 'config-invalid', what: 'no-source' }));
  }
}

async function askProvider(
  provider: WidgetUrlProvider,
  request: WidgetUrlRequest,
  options: FetchOptions,
): Promise<Attempt> {
  try {
    // A copy each time: what the page does to it must reach neither the next request nor the configuration.
    const url = await within(answerTimeout, options, (signal) =>
      provider(structuredClone(request), { signal }),
    );
    return checkWidgetUrl(url, 'provider');
  } catch (thrown) {
    return failure({ code: 'url-request-failed', what: 'rejected-promise', thrown });
  }
}
