import assert from 'node:assert/strict';
import { minute, second } from './simulated-time.js';
import type { Stage } from './stage.js';
import type { WidgetState } from '../../src/machine/types.js';

export const timeout = 15 * minute;
export const warningTime = timeout - 30 * second;

export const types = (stage: Stage) => stage.emitted().map(({ type }) => type);

/** From here on, in this state, the session must take exactly the full time again. */
export function assertRenewed(stage: Stage, state: WidgetState = 'active'): void {
  assert.equal(stage.state, state);
  stage.time.advance(warningTime - 1);
  assert.equal(stage.state, state);
  stage.time.advance(1);
  assert.equal(stage.state, 'idle-warning');
  stage.time.advance(30 * second - 1);
  assert.equal(stage.state, 'idle-warning');
  stage.time.advance(1);
  assert.equal(stage.state, 'expired');
}

export function assertOver(stage: Stage): void {
  assert.equal(stage.state, 'expired');
  stage.emitted();
  stage.touch();
  stage.send({ type: 'continue' });
  stage.time.wake();
  assert.equal(stage.state, 'expired');
  assert.deepEqual(stage.emitted(), []);
  assert.deepEqual(stage.frame.commands, []);
  assert.equal(stage.frame.stopped, true);
  assert.equal(stage.time.pendingTimers, 0);
  assert.equal(stage.time.wakeListeners, 0);
}
