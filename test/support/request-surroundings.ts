import assert from 'node:assert/strict';
import { createUrlLedger } from '../../src/request/url-ledger.js';
import { explain } from '../../src/words/explain.js';
import { FakeConnectivity } from './fake-connectivity.js';
import { settled } from './stage.js';
import { SimulatedTime } from './simulated-time.js';
import { memoryStorage } from './memory-storage.js';
import type { Failure } from '../../src/errors/failure.js';
import type { AskOptions } from '../../src/request/ask-once.js';
import type { RequestOptions } from '../../src/request/request-widget-url.js';
import type { Result, WidgetError } from '../../src/errors/widget-error.js';

export type Fetch = AskOptions['fetch'];

/** For requests that must not be made. */
export const noFetch: Fetch = () => assert.fail('nothing is to be fetched');

/** What a request reaches out to: simulated time, a network of our own, and no chance unless it is handed in. */
export class Surroundings {
  readonly time = new SimulatedTime();
  readonly connectivity = new FakeConnectivity();
  readonly ledger = createUrlLedger({ time: this.time, storage: memoryStorage });
  readonly controller = new AbortController();
  /** The languages that answers told, beside those that were asked for. */
  readonly noted: (readonly [asked: string, answered: string | undefined])[] = [];
  readonly options: RequestOptions & AskOptions;

  constructor(fetch: Fetch, random: () => number = () => 0) {
    const { time, connectivity, ledger, controller } = this;
    const asked = 'en-CA';
    const note = (answered: string | undefined) => void this.noted.push([asked, answered]);
    const language = { ask: () => ({ asked, note }) };
    this.options = { fetch, random, time, connectivity, ledger, language, signal: controller.signal };
  }

  /** Nothing of a request is left: no timer, no listener. */
  assertEmpty(): void {
    assert.equal(this.time.pendingTimers, 0);
    assert.equal(this.connectivity.listeners, 0);
  }

  /** Lets so much time pass, and everything happen that follows from it. */
  async pass(duration: number): Promise<void> {
    await settled();
    this.time.advance(duration);
    await settled();
  }
}

/** What the page is told of the failure that came in place of a URL. */
export async function refusal(asked: Promise<Result<string, Failure>>): Promise<WidgetError> {
  const result = await asked;
  return result.ok ? assert.fail('it was taken') : explain(result.error);
}
