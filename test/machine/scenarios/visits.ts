import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage, popoutStage, Stage } from '../../support/stage.js';
import { configOf } from '../../support/configs.js';
import { failure } from '../../support/widget-errors.js';
import { minute } from '../../support/simulated-time.js';
import type { FinishReason, WidgetEvent } from '../../../src/machine/types.js';

const chosen = { code: 'mxbank', guid: 'INS-1', name: 'MX Bank' };
const unavailable = failure('url-request-failed', 'answered 503', { status: 503 }).error;
const blocked = failure('frame-blocked', 'frame-src', { recoverable: false }).error;

/** The ends that the page was told since the last look. */
function ends(stage: Stage): (readonly [FinishReason, ...string[]])[] {
  return stage
    .emitted()
    .flatMap((event) =>
      event.type === 'connect-finished' ? [[event.reason, ...event.memberGuids] as const] : [],
    );
}

function connect(stage: Stage, member_guid: string): void {
  stage.message('mx/connect/memberConnected', { member_guid });
}

function pressDone(stage: Stage): void {
  stage.message('mx/connect/connected/primaryAction', {});
}

const noSource: WidgetEvent = { type: 'config', config: configOf({}) };

describe('a visit ends once', () => {
  const waysOut: readonly (readonly [FinishReason, string, (stage: Stage) => void])[] = [
    ['done', 'by the button of the connected screen', pressDone],
    [
      'done',
      'by the button of the verified microdeposits',
      (stage) => stage.message('mx/connect/microdeposits/verified/primaryAction', {}),
    ],
    [
      'done',
      'by the button of microdeposits to come',
      (stage) =>
        stage.message('mx/connect/microdeposits/comeBack/primaryAction', { microdeposit_guid: 'MIC-1' }),
    ],
    ['closed', 'by close()', (stage) => stage.send({ type: 'close' })],
    ['closed', 'without a source of URLs', (stage) => stage.send(noSource)],
    ['expired', 'with its session', (stage) => stage.time.advance(15 * minute)],
    ['left', 'with the element or the page', (stage) => stage.send({ type: 'leave' })],
    [
      'error',
      'by an error without a way back',
      (stage) => stage.frame.send({ type: 'frame.failed', error: blocked }),
    ],
  ];
  for (const [reason, how, leave] of waysOut) {
    it(`${reason}, ${how}, with its members`, async () => {
      const stage = await activeStage();
      for (const guid of ['MBR-2', 'MBR-1', 'MBR-2']) connect(stage, guid);
      leave(stage);
      assert.deepEqual(ends(stage), [[reason, 'MBR-2', 'MBR-1']]);
      stage.send({ type: 'leave' });
      stage.send({ type: 'close' });
      assert.deepEqual(ends(stage), []);
    });
  }

  it('without the member that its user has deleted', async () => {
    const stage = await activeStage();
    for (const guid of ['MBR-1', 'MBR-2']) connect(stage, guid);
    stage.message('mx/connect/memberDeleted', { member_guid: 'MBR-1' });
    pressDone(stage);
    assert.deepEqual(ends(stage), [['done', 'MBR-2']]);
  });

  it('with a member connected at the bank, in time or late', async () => {
    for (const givesUp of [false, true]) {
      const stage = await popoutStage();
      if (givesUp) stage.send({ type: 'popout.cancel' });
      connect(stage, 'MBR-1');
      pressDone(stage);
      assert.deepEqual(ends(stage), [['done', 'MBR-1']]);
    }
  });

  it('not by loading again, nor by an error that its user recovers from', async () => {
    const stage = await activeStage();
    connect(stage, 'MBR-1');
    stage.send({ type: 'reload' });
    await stage.answer();
    stage.send({ type: 'reconnect' });
    stage.request.answer({ ok: false, error: unavailable });
    await stage.answer();
    stage.send({ type: 'reconnect' });
    await stage.answer();
    stage.ready();
    assert.deepEqual(ends(stage), []);
    pressDone(stage);
    assert.deepEqual(ends(stage), [['done', 'MBR-1']]);
  });

  for (const type of ['close', 'leave'] as const) {
    it(`as error, when an error is on the screen at ${type}`, async () => {
      const stage = new Stage();
      stage.send({ type: 'load' });
      stage.request.answer({ ok: false, error: unavailable });
      await stage.answer();
      assert.equal(stage.state, 'error');
      assert.deepEqual(ends(stage), []);
      stage.send({ type });
      assert.deepEqual(ends(stage), [['error']]);
    });
  }
});

describe('a visit', () => {
  it('has not begun where nothing was to be loaded', () => {
    const stage = new Stage(configOf({}));
    stage.send({ type: 'leave' });
    assert.deepEqual(ends(stage), []);
  });

  const beginnings: Readonly<Record<string, (stage: Stage) => void>> = {
    'another institution': (stage) => stage.message('mx/connect/selectedInstitution', chosen),
    'another member': (stage) => connect(stage, 'MBR-3'),
    microdeposits: (stage) => stage.message('mx/connect/microdeposits/loaded', {}),
    'a reload': (stage) => stage.send({ type: 'reload' }),
    'a return from the back-forward cache': (stage) => stage.send({ type: 'return' }),
  };
  for (const [what, begin] of Object.entries(beginnings)) {
    it(`after another begins with ${what}, and with none of its members`, async () => {
      const stage = await activeStage();
      connect(stage, 'MBR-1');
      pressDone(stage);
      // MX's widget goes back to its search by itself.
      stage.message('mx/connect/backToSearch', {});
      stage.message('mx/connect/stepChange', { previous: 'connected', current: 'search' });
      stage.emitted();
      begin(stage);
      stage.send({ type: 'close' });
      assert.deepEqual(ends(stage), [['closed', ...(what === 'another member' ? ['MBR-3'] : [])]]);
    });
  }
});
