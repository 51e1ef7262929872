import assert from 'node:assert/strict';
import { bank } from './stage.js';
import { FakeLocks } from './fake-locks.js';
import { FakeWindow, fakePopup } from './fake-window.js';
import { MessageHub } from '../../src/frame/message-hub.js';
import { runPopouts } from '../../src/popout/run-popouts.js';
import { minute, second, SimulatedTime } from './simulated-time.js';
import type { PopoutEvent } from '../../src/machine/types.js';
import type { PopoutMode } from '../../src/popout/types.js';
import type { PopoutPorts } from '../../src/popout/run-popouts.js';

export interface PageOptions {
  /** The browser blocks the window. */
  readonly blocked?: boolean;
  /** The page cancels the event and opens the window itself. */
  readonly taken?: boolean;
  /** ms that the user may be out. */
  readonly patience?: number;
  /** The locks of the origin: of this page alone, unless another page of a test has the same. */
  readonly locks?: FakeLocks | undefined;
}

/** What MX's result page posts to its opener. */
export const success = { mx: true, type: 'oauthComplete/success', metadata: { member_guid: 'MBR-1' } };
export const denial = { mx: true, type: 'oauthComplete/error', metadata: { error_reason: 'DENIED' } };

/** The address of a return page of this origin. */
export const returned = (query: string) => `https://host.example/return?${query}`;

/** A page that lets the element open windows, on simulated time; what is asked of it is logged in words. */
export function popoutPage(options: PageOptions = {}, time = new SimulatedTime()) {
  const page = new FakeWindow();
  const { popup, state } = fakePopup();
  const log: string[] = [];
  const here = { present: true, blocked: options.blocked ?? false };
  const channels = new Set<FakeChannel>();
  const blurs = new Set<() => void>();
  const { locks = new FakeLocks() } = options;
  const ports: PopoutPorts = {
    hub: new MessageHub(page),
    time,
    isBelieved: (origin) => origin === 'https://widget.example',
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
    createChannel: (name) => {
      assert.equal(name, 'connect-widget-element/oauth');
      const channel = new FakeChannel(() => channels.delete(channel));
      channels.add(channel);
      return channel as unknown as BroadcastChannel;
    },
    locks: () => locks,
    reject: ({ reason }) => log.push(`rejected ${reason}`),
  };
  /** The return page of this origin tells of itself. */
  const broadcast = (data: unknown) => {
    for (const channel of [...channels]) channel.onmessage?.({ data });
  };
  /** The focus leaves the page, or moves into the widget. */
  const blur = () => {
    for (const callback of blurs) callback();
  };
  /** What is still held, in words. */
  const held = () => [
    ...Array.from(page.listeners, () => 'listener'),
    ...Array.from(channels, () => 'channel'),
    ...Array.from({ length: time.wakeListeners }, () => 'wake'),
    ...Array.from(blurs, () => 'blur'),
    ...Array.from({ length: time.pendingTimers }, () => 'timer'),
  ];
  return { ports, time, page, locks, popup, state, here, log, broadcast, blur, held };
}

/** The windows alone, without the machine; what they tell is logged in words too. */
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

function inWords(event: PopoutEvent): string {
  if (event.type === 'popout.settled') {
    const { outcome, reason, memberGuid } = event.result;
    const other = memberGuid === bank.memberGuid ? undefined : memberGuid;
    return [outcome, reason, other].filter((word) => word !== undefined).join(' ');
  }
  if (event.type === 'popout.opened') return `opened by ${event.ours ? 'us' : 'another'}`;
  return event.type;
}

class FakeChannel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor(readonly close: () => void) {}
}
