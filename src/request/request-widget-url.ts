import { failure } from '../errors/widget-error.js';
import { offline, repeatRequest } from './repeat-request.js';
import type { Attempt } from './attempt.js';
import type { Failure } from '../errors/failure.js';
import type { RepeatOptions } from './repeat-request.js';
import type { Result } from '../errors/widget-error.js';
import type { UrlLedger } from './url-ledger.js';
import type { UrlSource } from '../config/parse-config.js';

export interface RequestOptions extends RepeatOptions {
  readonly ledger: UrlLedger;
}

/**
 * Gets one fresh widget URL by `ask`, checks it and spends it: an answer with `ok` may be put into a frame, once, now. Never rejects.
 */
export async function requestWidgetUrl(
  source: UrlSource['kind'],
  ask: () => Promise<Attempt>,
  options: RequestOptions,
): Promise<Result<string, Failure>> {
  const answer = await repeatRequest(() => explainByNetwork(source, ask, options), options);
  // An answer that nobody waits for any more must not be marked as used.
  if (options.signal.aborted) return failure({ code: 'url-request-failed', what: 'given-up' });
  if (!answer.ok || source === 'none') return answer;
  options.ledger.receive(answer.value);
  return options.ledger.spend(answer.value)
    ? answer
    : failure({ code: 'url-spent', what: 'spent', from: source });
}

/**
 * A browser may be wrong about being offline, and a backend may run on this very machine, so it is asked all the same; only a failure
 * without an answer is explained by it. A ready-made URL, of which there is one, is not risked.
 */
async function explainByNetwork(
  source: UrlSource['kind'],
  ask: () => Promise<Attempt>,
  { connectivity }: RequestOptions,
): Promise<Attempt> {
  if (source === 'ready' && !connectivity.isOnline()) return offline;
  const answer = await ask();
  return !connectivity.isOnline() && isUnanswered(answer) ? offline : answer;
}

function isUnanswered(answer: Attempt): boolean {
  return !answer.ok && answer.error.code === 'url-request-failed' && answer.error.what !== 'refused';
}
