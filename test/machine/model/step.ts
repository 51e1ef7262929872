import fc from 'fast-check';
import assert from 'node:assert/strict';
import { configOf } from '../../support/configs.js';
import { Contract } from './contract.js';
import { Stage } from '../../support/stage.js';
import type { WidgetEmitted, WidgetEvent } from '../../../src/machine/types.js';
import type { WidgetModel } from './widget-model.js';

/** The machine on its stage, with what a step is compared by. */
export class World {
  readonly contract: Contract;
  #toWidget = 0;
  #toWindows = 0;

  constructor(readonly stage = new Stage(configOf({}))) {
    this.contract = new Contract(stage);
  }

  /** Whether all that can be seen and heard is what the model says, and what holds at any moment. */
  check(model: WidgetModel): void {
    const { stage, contract } = this;
    const { effects, context } = stage;
    const told = stage.emitted();
    assert.deepEqual(told.map(withoutMessage), model.toPage.map(withoutMessage));
    const toWidget = effects.frames.flatMap(({ commands }) => commands);
    assert.deepEqual(toWidget.slice(this.#toWidget), model.toWidget);
    this.#toWidget = toWidget.length;
    const toWindows = effects.popouts.flatMap(({ calls }) => calls);
    assert.deepEqual(toWindows.slice(this.#toWindows), model.toWindows);
    this.#toWindows = toWindows.length;
    contract.check(told);
    if (model.removed) return;
    assert.equal(stage.actor.getSnapshot().status, 'active');
    assert.equal(stage.state, model.state);
    assert.equal(context.memberGuid, model.memberGuid);
    assert.equal(context.institution, model.institution);
    assert.deepEqual({ userGuid: context.userGuid, sessionGuid: context.sessionGuid }, model.guids);
    assert.equal(context.secondsLeft, model.secondsLeft);
    const waiting = model.place === 'silent' || model.isLimited ? 1 : 0;
    assert.equal(stage.time.pendingTimers, waiting, 'timers');
    this.#checkWhatIsAskedFor(model);
  }

  /** What is asked for or shown is what the options say, and the member to come back to. */
  #checkWhatIsAskedFor({ place, isFramed, config, memberGuid }: WidgetModel): void {
    const { stage } = this;
    if (place === 'asking') {
      assert.equal(stage.request.input.config.requestKey, config.requestKey);
      assert.equal(stage.request.input.memberGuid, memberGuid);
    } else if (isFramed) {
      assert.equal(stage.frame.input.config.requestKey, config.requestKey);
    }
  }
}

/** Words for developers are no part of the contract. */
function withoutMessage(event: WidgetEmitted): object {
  return event.type === 'connect-error' ? { ...event, message: '' } : event;
}

/** One thing that happens: what the model makes of it, and how it is done. */
export class Step implements fc.AsyncCommand<WidgetModel, World> {
  readonly #name: string;
  readonly #expect: (model: WidgetModel) => void;
  readonly #act: (world: World) => void | Promise<void>;
  readonly #isPossible: (model: WidgetModel) => boolean;

  constructor(
    name: string,
    expect: (model: WidgetModel) => void,
    act: (world: World) => void | Promise<void>,
    isPossible: (model: WidgetModel) => boolean = ({ removed }) => !removed,
  ) {
    this.#name = name;
    this.#expect = expect;
    this.#act = act;
    this.#isPossible = isPossible;
  }

  check(model: WidgetModel): boolean {
    return this.#isPossible(model);
  }

  async run(model: WidgetModel, world: World): Promise<void> {
    model.attend();
    this.#expect(model);
    await this.#act(world);
    world.check(model);
  }

  toString(): string {
    return this.#name;
  }
}

/** What the page or its user does with the element: one event. */
export function sends(
  name: string,
  event: WidgetEvent,
  expect: (model: WidgetModel) => void,
  isPossible?: (model: WidgetModel) => boolean,
): Step {
  return new Step(name, expect, ({ stage }) => stage.send(event), isPossible);
}

export function oneOf<Value>(values: readonly Value[], step: (value: Value) => Step): fc.Arbitrary<Step> {
  return fc.constantFrom(...values.map(step));
}

export function inWords(value: object): string {
  return JSON.stringify(value);
}
