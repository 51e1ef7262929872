import assert from 'node:assert/strict';
import { bank } from './stage.js';
import { fakePopup, hostOrigin } from './fake-window.js';
import { listenForReturn } from '../../src/popout/return-channel.js';
import { runPopouts } from '../../src/popout/run-popouts.js';
import { minute, second, SimulatedTime } from './simulated-time.js';
import type { EffectFailed } from '../../src/machine/types.js';
import type { PopoutEvent, PopoutMode } from '../../src/popout/types.js';
import type { PopoutPorts } from '../../src/popout/run-popouts.js';

export interface PageOptions {
  /** The browser blocks the window. */
  readonly blocked?: boolean;
  /** The page cancels the event and opens the window itself. */
  readonly taken?: boolean;
  /** ms that the user may be out. */
  readonly patience?: number;
}

/** What may be posted by the return page of a trip, of another tab's, or by one that any website has opened. */
export const returnMessages: readonly unknown[] = [
  'returned',
  undefined,
  null,
  { mx: true, type: 'oauthComplete/success', metadata: { member_guid: 'MBR-EVIL' } },
  ...[
    'status=success',
    'status=error',
    'status=error&error_reason=DENIED',
    'status=success&member_guid=MBR-1',
  ].map((query) => `${hostOrigin}/return?${query}`),
  `${hostOrigin}/return?status=success&member_guid=MBR-EVIL`,
  `${hostOrigin}/return?status=error&member_guid=MBR-1&error_reason=DENIED`,
];

/** A page that lets the element open windows, on simulated time; what is asked of it is logged in words. */
export function popoutPage(options: PageOptions = {}, time = new SimulatedTime()) {
  const { popup, state } = fakePopup();
  const log: string[] = [];
  const here = { present: true, blocked: options.blocked ?? false };
  const channels = new Set<FakeChannel>();
  const blurs = new Set<() => void>();
  const createChannel = (name: string) => {
    assert.equal(name, 'connect-widget-element/oauth');
    const channel = new FakeChannel(() => channels.delete(channel));
    channels.add(channel);
    return channel as unknown as BroadcastChannel;
  };
  const ports: PopoutPorts = {
    time,
    origin: hostOrigin,
    announce: ({ url }) => {
      log.push(`announced ${url}`);
      return !options.taken;
    },
    open: (url, mode) => {
      log.push(`opened ${mode} ${url}`);
      return here.blocked ? null : popup;
    },
    isPresent: () => here.present,
    onBlur: (callback) => {
      blurs.add(callback);
      return () => blurs.delete(callback);
    },
    patience: () => options.patience ?? 15 * minute,
    onReturn: (callback) => listenForReturn(createChannel, callback),
  };
  /** A return page of this origin posts this, in whichever tab. */
  const broadcast = (data: unknown = 'returned') => {
    for (const channel of [...channels]) channel.onmessage?.({ data });
  };
  /** The return page is in our window, posts, and closes itself. */
  const returnToPage = (data?: unknown) => {
    state.url = `${hostOrigin}/return`;
    broadcast(data);
    state.closed = true;
  };
  /** The focus leaves the page, or moves into the widget. */
  const blur = () => {
    for (const callback of blurs) callback();
  };
  /** What is still held, in words. */
  const held = () => [
    ...Array.from(channels, () => 'channel'),
    ...Array.from({ length: time.wakeListeners }, () => 'wake'),
    ...Array.from(blurs, () => 'blur'),
    ...Array.from({ length: time.pendingTimers }, () => 'timer'),
  ];
  return { ports, time, popup, state, here, log, broadcast, returnToPage, blur, held };
}

/** The windows alone, without the machine; what they report is logged in words too. */
export function beginPopouts(options?: PageOptions) {
  const stage = popoutPage(options);
  const { ports, time, state, here, log } = stage;
  const handle = runPopouts(ports, (event) => log.push(inWords(event)));
  const news = () => log.splice(0);
  /** The user is out at the bank. */
  const out = (mode: PopoutMode = 'popup') => {
    handle.start(bank, mode);
    here.present = false;
    state.url = bank.url;
    time.advance(second);
    news();
  };
  return { ...stage, handle, news, out };
}

function inWords(event: PopoutEvent | EffectFailed): string {
  if (event.type === 'popout.settled') return event.result.outcome;
  if (event.type === 'popout.opened') return `opened by ${event.by}`;
  return event.type;
}

class FakeChannel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly close: () => void) {}
}
