import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { popoutStage, settled, Stage } from '../../support/stage.js';
import { endpointConfig } from '../../support/configs.js';
import { failure } from '../../support/widget-errors.js';
import { minute } from '../../support/simulated-time.js';
import type { Effects } from '../../../src/machine/types.js';

const defect = new Error('a function of the browser that the page has replaced');
const fail = () => {
  throw defect;
};

/** Lets one effect, or one function of its handle once it has done its work, throw until the cause is gone. Returns the remedy. */
function breakEffect(stage: Stage, name: keyof Effects, method?: string): () => void {
  const working = stage.effects[name] as unknown as (...input: unknown[]) => Record<string, () => void>;
  const broken = (...input: unknown[]) => {
    if (method === undefined) return fail();
    const handle = working(...input);
    const act = () => {
      handle[method]?.();
      return fail();
    };
    return { ...handle, [method]: method === 'stop' ? act : fail };
  };
  Object.assign(stage.effects, { [name]: broken });
  return () => Object.assign(stage.effects, { [name]: working });
}

const loading = () => {
  const stage = new Stage();
  stage.send({ type: 'load' });
  return stage;
};
const load = (stage: Stage) => stage.send({ type: 'load' });
const answer = async (stage: Stage) => {
  load(stage);
  await stage.answer();
};
const use = async (stage: Stage) => {
  await answer(stage);
  stage.ready();
};
const goOut = async (stage: Stage) => {
  await use(stage);
  stage.openPopout();
};
const goOffline = async (stage: Stage) => {
  load(stage);
  stage.effects.connectivity.go(false);
  stage.request.answer(failure('offline', 'no network'));
  await settled();
};

const cases: readonly (readonly [
  keyof Effects,
  string | undefined,
  (stage: Stage) => void | Promise<void>,
])[] = [
  ['requestWidgetUrl', undefined, load],
  ['runFrame', undefined, answer],
  ['runPopouts', undefined, answer],
  ['runSessionClock', undefined, use],
  ['watchNetwork', undefined, goOffline],
  ['runPopouts', 'start', goOut],
  [
    'runPopouts',
    'open',
    async (stage) => {
      await goOut(stage);
      stage.popouts.send({ type: 'popout.blocked' });
      stage.send({ type: 'popout.open' });
    },
  ],
  [
    'runPopouts',
    'settle',
    async (stage) => {
      await goOut(stage);
      stage.send({ type: 'popout.cancel' });
    },
  ],
  [
    'runFrame',
    'command',
    async (stage) => {
      await use(stage);
      stage.send({ type: 'activity' });
    },
  ],
  [
    'runSessionClock',
    'touch',
    async (stage) => {
      await use(stage);
      stage.touch();
    },
  ],
  [
    'runSessionClock',
    'configure',
    async (stage) => {
      await use(stage);
      stage.send({ type: 'config', config: endpointConfig({ sessionTimeout: 1800 }) });
    },
  ],
  ...(['runFrame', 'runPopouts', 'runSessionClock'] as const).map(
    (name) =>
      [
        name,
        'stop',
        async (stage: Stage) => {
          await use(stage);
          stage.send({ type: 'close' });
        },
      ] as const,
  ),
];

describe('an effect that throws', () => {
  for (const [name, method, reach] of cases) {
    it(`ends in error with Reconnect: ${name}${method === undefined ? '' : `, ${method}`}`, async () => {
      const stage = new Stage();
      const repair = breakEffect(stage, name, method);
      await reach(stage);
      await settled();
      assert.equal(stage.actor.getSnapshot().status, 'active');
      assert.equal(stage.state, 'error');
      const errors = stage.emitted().filter(({ type }) => type === 'connect-error');
      const last = errors.at(-1);
      assert.ok(last?.type === 'connect-error' && last.code === 'internal-error' && last.recoverable);
      assert.equal(last.cause, defect);
      assert.equal(errors.length, name === 'watchNetwork' ? 2 : 1, 'it is reported once');

      repair();
      stage.effects.connectivity.go(true);
      stage.send({ type: 'reconnect' });
      await stage.answer('https://widget.example/md/connect/next');
      stage.ready();
      assert.equal(stage.state, 'active');
      stage.actor.stop();
      assert.equal(stage.time.pendingTimers, 0);
    });
  }

  it('later, as in a timer, ends there too, and takes everything along', async () => {
    const stage = await popoutStage();
    stage.popouts.send({ type: 'effect.failed', cause: defect });
    assert.equal(stage.state, 'error');
    assert.equal(stage.context.error?.cause, defect);
    assert.deepEqual([stage.frame.stopped, stage.popouts.stopped], [true, true]);
    stage.time.advance(20 * minute);
    assert.equal(stage.state, 'error');
  });

  it('does not lose an answer: a request that was aborted may throw as it likes', async () => {
    const stage = loading();
    const { request } = stage;
    stage.send({ type: 'close' });
    request.reject(defect);
    await settled();
    assert.equal(stage.state, 'closed');
    assert.equal(stage.actor.getSnapshot().status, 'active');
  });
});
