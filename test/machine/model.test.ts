import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { beginnings, walks } from './model/walks.js';
import { missedStates, missedTransitions } from '../support/chart-coverage.js';
import { removes } from './model/page-steps.js';
import { WidgetModel } from './model/widget-model.js';
import { World } from './model/step.js';

/*
 * Random walks through the machine, step by step beside a small model of what the README promises. The same seed takes the same
 * walks: MODEL_RUNS=5000 MODEL_SEED=7 npm run test:node -- machine/model
 */
const { MODEL_RUNS = '450', MODEL_SEED = '1' } = process.env;
const numRuns = Number(MODEL_RUNS);
const seed = Number(MODEL_SEED);

describe(`${numRuns} random walks of seed ${seed}`, () => {
  it('do and tell what the README promises, at every step', async () => {
    await fc.assert(
      fc.asyncProperty(beginnings, walks, async (beginning, steps) => {
        const real = new World();
        const model = new WidgetModel(real.stage.config);
        for (const step of beginning) await step.run(model, real);
        await fc.asyncModelRun(() => ({ model, real }), steps);
        // However it ends, nothing of it is left.
        if (removes.check(model)) await removes.run(model, real);
      }),
      { numRuns, seed },
    );
  });

  it('were in every state', () => {
    assert.deepEqual(missedStates(), []);
  });

  it('took every transition', () => {
    assert.deepEqual(missedTransitions(), []);
  });
});
