import assert from 'node:assert/strict';
import { createActor } from 'xstate';
import { activeStates, stateOf } from '../../src/machine/view-state.js';
import { connectWidgetMachine } from '../../src/machine/machine.js';
import { endpointConfig } from './configs.js';
import { FakeEffects } from './fake-effects.js';
import { recordCoverage } from './chart-coverage.js';
import { SimulatedTime } from './simulated-time.js';
import type { Config } from '../../src/config/parse-config.js';
import type { FakeFrame, FakePopouts, FakeRequest } from './fake-effects.js';
import type { MessageDetails, MessageType, WidgetMessage } from '../../src/protocol/index.js';
import type { PopoutOpener, PopoutRequest } from '../../src/popout/types.js';
import type { WidgetActor } from '../../src/machine/machine.js';
import type { WidgetContext, WidgetEmitted, WidgetEvent, WidgetState } from '../../src/machine/types.js';

export const widgetUrl = 'https://widget.example/md/connect/token-1';
export const bank: PopoutRequest = {
  url: 'https://bank.example/authorize',
  kind: 'oauth',
  memberGuid: 'MBR-1',
};

/** One machine on simulated time with effects that only remember. */
export class Stage {
  readonly time = new SimulatedTime();
  readonly effects = new FakeEffects(this.time);
  readonly actor: WidgetActor;
  /** The public state and every later one, in order. */
  readonly states: WidgetState[] = [];
  #emitted: WidgetEmitted[] = [];

  constructor(readonly config: Config = endpointConfig()) {
    this.actor = createActor(connectWidgetMachine, {
      clock: this.time,
      input: { effects: this.effects, config },
      inspect: recordCoverage,
    });
    this.actor.on('*', (emitted) => this.#emitted.push(emitted));
    this.actor.subscribe(() => {
      if (this.states.at(-1) !== this.state) this.states.push(this.state);
    });
    this.actor.start();
  }

  get state(): WidgetState {
    return stateOf(this.actor.getSnapshot());
  }

  get context(): WidgetContext {
    return this.actor.getSnapshot().context;
  }

  /** Whether this node of the chart is active, by its dotted path. */
  isIn(path: string): boolean {
    return activeStates(this.actor.getSnapshot()).includes(path);
  }

  send(event: WidgetEvent): void {
    this.actor.send(event);
  }

  /** A message of the widget's, as the frame hands it on. */
  message<Type extends MessageType>(type: Type, detail: MessageDetails[Type]): void {
    // A type and its own detail are a message; the compiler can not see that through the generic.
    this.send({ type, detail } as WidgetMessage);
  }

  /** What was emitted since the last look. */
  emitted(): WidgetEmitted[] {
    return this.#emitted.splice(0);
  }

  /** The latest request, or frame, or set of pop-outs. */
  get request(): FakeRequest {
    return this.effects.requests.at(-1) ?? assert.fail('no request was made');
  }

  get frame(): FakeFrame {
    return this.effects.frames.at(-1) ?? assert.fail('no frame was made');
  }

  get popouts(): FakePopouts {
    return this.effects.popouts.at(-1) ?? assert.fail('no pop-outs were made possible');
  }

  /** Answers the open request with a widget URL. */
  async answer(url = widgetUrl): Promise<void> {
    this.request.answer({ ok: true, value: url });
    await settled();
  }

  /** The frame's first message that counts. */
  ready(): void {
    this.send({ type: 'frame.ready' });
  }

  /** Input on the element, or the widget's ping: it goes straight to the clock. */
  touch(): void {
    this.actor.getSnapshot().children.clock?.send({ type: 'touch' });
  }

  openPopout(request: PopoutRequest = bank): void {
    this.send({ type: 'popout.requested', request });
  }
}

/** Lets every promise that can settle do so. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A machine whose widget is being used, with nothing emitted yet. */
export async function activeStage(config?: Config): Promise<Stage> {
  const stage = new Stage(config);
  stage.send({ type: 'load' });
  await stage.answer();
  stage.ready();
  assert.equal(stage.state, 'active');
  stage.emitted();
  return stage;
}

/** A machine whose user is out at the bank, in a window that this element has opened, or the widget or the page. */
export async function popoutStage(config?: Config, by: PopoutOpener = 'element'): Promise<Stage> {
  const stage = await activeStage(config);
  stage.openPopout();
  stage.send({ type: 'popout.opened', by });
  assert.ok(stage.isIn(`connection.framed.popout.${by === 'element' ? 'waiting' : 'following'}`));
  stage.emitted();
  return stage;
}
