import { assert } from '@open-wc/testing';
import { untilNothingIsHeld } from '../support/resources.js';
import { backend, journeyPlan, sandbox } from '../../tools/browser/servers.js';
import { framedUrls } from '../support/framed-urls.js';
import { Journey } from '../support/journey.js';

/*
 * Random journeys through faults, several at a time on one page. The same seed takes the same steps:
 * JOURNEYS=1 JOURNEY_SEED=37 npm run test:tables -- faults
 */

const atATime = 20;
const { count, firstSeed } = journeyPlan;

describe(`${count} random journeys, seeds ${firstSeed} to ${firstSeed + count - 1}`, () => {
  const seeds = Array.from({ length: count }, (_, index) => firstSeed + index);
  const complaints: string[] = [];
  const seen = { codes: new Set<string>(), states: new Set<string>() };
  const complain = (event: ErrorEvent | PromiseRejectionEvent) =>
    complaints.push(String('reason' in event ? event.reason : event.message));

  let refusalsBefore = 0;

  before(async () => {
    await backend.reset();
    refusalsBefore = (await sandbox.refusals()).length;
  });
  beforeEach(() => {
    window.addEventListener('error', complain);
    window.addEventListener('unhandledrejection', complain);
  });
  afterEach(() => {
    window.removeEventListener('error', complain);
    window.removeEventListener('unhandledrejection', complain);
  });

  for (let start = 0; start < count; start += atATime) {
    const batch = seeds.slice(start, start + atATime);
    it(`seeds ${batch[0] ?? 0} to ${batch.at(-1) ?? 0} recover, and leave nothing behind`, async function () {
      this.timeout(120_000);
      const journeys = batch.map((seed) => new Journey(seed));
      const results = await Promise.allSettled(journeys.map((journey) => journey.run()));
      const failures = results.flatMap((result) =>
        result.status === 'rejected' ? [(result.reason as Error).message] : [],
      );
      assert.deepEqual(failures, []);
      await untilNothingIsHeld();
      for (const { widget } of journeys) {
        assert.strictEqual(widget.state, 'idle');
        assert.isNull(widget.shadowRoot?.querySelector('iframe'));
      }
      assert.deepEqual(complaints, [], 'nothing was thrown, no rejection went unhandled');
      assert.strictEqual(new Set(framedUrls).size, framedUrls.length, 'no URL was framed twice');
      assert.lengthOf(await sandbox.refusals(), refusalsBefore, 'the sandbox refused no URL');
      for (const journey of journeys) {
        journey.codes.forEach((code) => seen.codes.add(code));
        journey.states.forEach((state) => seen.states.add(state));
      }
    });
  }

  if (count >= 60) {
    it('went through every state', () => {
      assert.includeMembers(
        [...seen.states],
        ['idle', 'loading', 'active', 'idle-warning', 'expired', 'error', 'closed'],
      );
    });
  }

  // Fewer may miss one, for what a widget meets depends on how long everything takes.
  if (count >= 500) {
    it('met every fault that can come of its steps', () => {
      assert.includeMembers(
        [...seen.codes],
        [
          'config-invalid',
          'frame-timeout',
          'offline',
          'url-invalid',
          'url-request-failed',
          'url-request-rejected',
        ],
      );
    });
  }
});
