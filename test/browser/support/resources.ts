import { until } from './waiting.js';

/*
 * Keeps the books of what the element takes from the page: listeners on window and document, timers, observers, channels.
 * Import it before the element, so that nothing goes unseen.
 */

const listeners = new Map<string, Set<unknown>>();
const timers = new Map<number, string>();
const observers = new Set<object>();
const channels = new Set<BroadcastChannel>();

/** Only what the element and its packages start; the tests and their tools have timers of their own. */
const ours = /:\d+\/src\/|\/node_modules\/(xstate|lit|@lit|lit-)/;
const isOurs = () => ours.test(new Error().stack ?? '');

function listenersOf(target: EventTarget, type: string): Set<unknown> | undefined {
  if (target !== window && target !== document) return undefined;
  const key = `${target === window ? 'window' : 'document'} ${type}`;
  const known = listeners.get(key) ?? new Set();
  listeners.set(key, known);
  return known;
}

const add = Reflect.get(EventTarget.prototype, 'addEventListener');
const remove = Reflect.get(EventTarget.prototype, 'removeEventListener');
EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, ...parameters) {
  if (isOurs()) listenersOf(this ?? window, parameters[0])?.add(parameters[1]);
  add.apply(this ?? window, parameters);
};
EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, ...parameters) {
  listenersOf(this ?? window, parameters[0])?.delete(parameters[1]);
  remove.apply(this ?? window, parameters);
};

const setTimer = window.setTimeout.bind(window);
const clearTimer = window.clearTimeout.bind(window);
window.setTimeout = ((handler: () => void, delay?: number) => {
  const id = setTimer(() => {
    timers.delete(id);
    handler();
  }, delay);
  if (isOurs()) timers.set(id, `timer ${delay ?? 0} ms`);
  return id;
}) as typeof window.setTimeout;
window.clearTimeout = ((id: number | undefined) => {
  if (id !== undefined) timers.delete(id);
  clearTimer(id);
}) as typeof window.clearTimeout;

for (const { prototype } of [ResizeObserver, IntersectionObserver]) {
  const observe = Reflect.get(prototype, 'observe');
  const disconnect = Reflect.get(prototype, 'disconnect');
  prototype.observe = function (this: ResizeObserver & IntersectionObserver, element: Element) {
    observers.add(this);
    observe.call(this, element);
  };
  prototype.disconnect = function (this: ResizeObserver & IntersectionObserver) {
    observers.delete(this);
    disconnect.call(this);
  };
}

const OwnChannel = window.BroadcastChannel;
window.BroadcastChannel = class extends OwnChannel {
  constructor(name: string) {
    super(name);
    if (isOurs()) channels.add(this);
  }
  override close(): void {
    channels.delete(this);
    super.close();
  }
};

/** Everything that is still held, in words. */
export function heldResources(): string[] {
  return [
    ...Array.from(listeners, ([key, { size }]) => (size === 0 ? [] : [`${key} × ${size}`])).flat(),
    ...timers.values(),
    ...Array.from(channels, ({ name }) => `channel ${name}`),
    ...Array.from(observers, (observer) => observer.constructor.name),
  ];
}

/** Resolves when nothing is held any more. */
export function untilNothingIsHeld(): Promise<void> {
  return until(
    () => heldResources().length === 0,
    () => `the end of ${heldResources().join(', ')}`,
  );
}

/** How many listeners of this type the element has on the window. */
export function windowListeners(type: string): number {
  return listeners.get(`window ${type}`)?.size ?? 0;
}
