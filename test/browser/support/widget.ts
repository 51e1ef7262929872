import '../../../src/index.js';
import { loadScreens } from '../../../src/runtime/screens.js';
import { executeServerCommand } from '@web/test-runner-commands';
import { messageTypes, toEventName } from '../../../src/protocol/index.js';
import { eventNames } from '../../../src/replay/session-events.js';
import { Puppet, puppetUrl } from './puppet.js';
import { skipFades } from './skip-fades.js';
import type { ConnectWidget, ConnectWidgetEventMap, WidgetState } from '../../../src/index.js';

// As a moment after a widget's first message. How they come, and what happens until then, start.test.ts tests in pages of its own.
await loadScreens();

/** ms any step may take before the test counts as stuck. */
const patience = 8000;

export interface Seen {
  readonly type: string;
  readonly detail: unknown;
  readonly target: EventTarget | null;
}

/** The names of the events that stand for a message of the widget. */
export const productEvents: readonly string[] = [...messageTypes.map(toEventName), 'connect-message'];

const cleanups: (() => void)[] = [];

/** A widget of this test has sent its user to the bank, whose window would keep the focus from the tests that follow. */
let wentOut = false;
document.addEventListener('connect-popout-opened', () => (wentOut = true));

afterEach(async () => {
  for (const clean of cleanups.splice(0)) clean();
  if (wentOut) await executeServerCommand('close-windows');
  wentOut = false;
});

/** Keeps every event of every widget from now on, in order. */
export function recordEvents(target: EventTarget = document): Seen[] {
  const seen: Seen[] = [];
  const keep = (event: Event) => {
    seen.push({ type: event.type, detail: (event as CustomEvent).detail, target: event.target });
  };
  for (const name of eventNames) target.addEventListener(name, keep);
  cleanups.push(() => {
    for (const name of eventNames) target.removeEventListener(name, keep);
  });
  return seen;
}

/** What `types` alone have brought. */
export function detailsOf(seen: readonly Seen[], type: string): unknown[] {
  return seen.filter((event) => event.type === type).map(({ detail }) => detail);
}

/** The states that a widget went through, as it told them. */
export function statesOf(seen: readonly Seen[]): unknown[] {
  return (detailsOf(seen, 'connect-state-change') as { state: string }[]).map(({ state }) => state);
}

/** A place in the page that is cleared after the test. */
export function stage(): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  cleanups.push(() => place.remove());
  return place;
}

/** Writes the attributes on a new widget and puts it into the page. */
export function mount(attributes: Record<string, string> = {}, parent = stage()): ConnectWidget {
  const widget = create(attributes);
  parent.append(widget);
  return widget;
}

export function create(attributes: Record<string, string> = {}): ConnectWidget {
  const widget = document.createElement('connect-widget');
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  // Two clicks away from the edges of a small test window.
  widget.style.setProperty('--connect-widget-height', '550px');
  return widget;
}

/** A widget with a puppet in its frame, ready. */
export async function mountPuppet(
  attributes: Record<string, string> = {},
  parent?: HTMLElement,
): Promise<{ widget: ConnectWidget; puppet: Puppet }> {
  const widget = mount({ 'widget-url': puppetUrl(), ...attributes }, parent);
  await untilState(widget, 'active');
  return { widget, puppet: await puppetIn(widget) };
}

export function puppetIn(widget: ConnectWidget): Promise<Puppet> {
  return Puppet.in(windowOf(widget));
}

export function frameOf(widget: ConnectWidget): HTMLIFrameElement {
  const frame = widget.shadowRoot?.querySelector('iframe');
  if (!frame) throw new Error(`There is no frame in the state ${widget.state}.`);
  return frame;
}

export function windowOf(widget: ConnectWidget): Window {
  const { contentWindow } = frameOf(widget);
  if (!contentWindow) throw new Error('The frame has no window yet.');
  return contentWindow;
}

/** The button of the screen with this label, as a user would look for it. */
export function buttonOf(widget: ConnectWidget, label: string): HTMLButtonElement {
  const buttons = [...(widget.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = buttons.find(({ textContent }) => textContent.trim() === label);
  if (!found) {
    const there = buttons.map(({ textContent }) => textContent.trim()).join(', ');
    throw new Error(`There is no button "${label}", only: ${there}.`);
  }
  return found;
}

/** The text that a user sees, the frame's and slots' aside. */
export function textOf(widget: ConnectWidget): string {
  return (widget.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Resolves when the widget is in this state and has rendered it. */
export async function untilState(widget: ConnectWidget, state: WidgetState): Promise<void> {
  if (widget.state !== state) {
    await untilEvent(widget, 'connect-state-change', (detail) => detail.state === state, `state ${state}`);
  }
  await widget.updateComplete;
  skipFades(widget);
}

/** Resolves to the detail of the next such event. */
export function untilEvent<Name extends keyof ConnectWidgetEventMap>(
  widget: ConnectWidget,
  name: Name,
  fits: (detail: ConnectWidgetEventMap[Name]['detail']) => boolean = () => true,
  what: string = name,
  timeout = patience,
): Promise<ConnectWidgetEventMap[Name]['detail']> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      widget.removeEventListener(name, look as EventListener);
    };
    const look = ({ detail }: ConnectWidgetEventMap[Name]) => {
      if (!fits(detail)) return;
      stop();
      resolve(detail);
    };
    const timer = setTimeout(() => {
      stop();
      reject(new Error(`No ${what} came within ${timeout / 1000} s; the state is ${widget.state}.`));
    }, timeout);
    widget.addEventListener(name as string, look as EventListener);
  });
}

/** A widget that loads until it is told to go on, or until its page says something. */
export function mountLoading(place = stage()) {
  const widget = create();
  let answer: (url: string) => void = () => undefined;
  const answered = new Promise<string>((resolve) => (answer = resolve));
  widget.widgetUrlProvider = () => answered;
  place.append(widget);
  return { widget, answer };
}

/** A widget whose provider answers a new puppet each time, and what it has answered. */
export function withProvider(): { widget: ConnectWidget; urls: string[] } {
  const urls: string[] = [];
  const widget = create();
  widget.widgetUrlProvider = () => {
    const url = puppetUrl();
    urls.push(url);
    return Promise.resolve(url);
  };
  return { widget, urls };
}
