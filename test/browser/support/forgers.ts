import { origins } from '../../tools/browser/servers.js';
import { unpostableForgeries } from './forgeries.js';
import { Puppet, puppetUrl } from './puppet.js';
import { pressToOpen } from './focus.js';
import { until } from './waiting.js';
import { mountPuppet, stage, windowOf } from './widget.js';
import type { ConnectWidget } from '../../../src/index.js';

/** Somebody who wants a widget to believe what is not true. */
export interface Forger {
  /** Posts the whole list as many times to the widget's page; answers how many messages that were. */
  flood(times: number, messages: readonly unknown[]): Promise<number>;
  /** Lets the widget's real page be there again, if the forger took its place. */
  retire?(): Promise<void>;
}

/** A page that a frame was led to does not find the host in its referrer. */
export const host = { host: location.origin };

const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Everybody who can post to a page, by name; each is made for the widget it is to deceive. */
export const forgers: Readonly<
  Record<string, (victim: ConnectWidget, itsPuppet: Puppet) => Promise<Forger>>
> = {
  'a frame of a third origin': () => strangerFrame(origins.thirdSite).then(byPuppet),
  'another frame of the widget’s origin': () => strangerFrame(origins.crossSite).then(byPuppet),
  'a sibling widget’s frame': async () => byPuppet((await mountPuppet({}, stage())).puppet),
  'a window that the page opened': () => strangerWindow(origins.thirdSite).then(byPuppet),
  'a window of the widget’s origin': () => strangerWindow(origins.crossSite).then(byPuppet),
  'a third origin’s frame inside its own frame': (victim, puppet) =>
    nested(victim, puppet, origins.thirdSite),
  'a frame of its origin inside its own frame': (victim, puppet) => nested(victim, puppet, origins.crossSite),
  'its own frame gone to a third origin': (_victim, puppet) => ledAway(puppet, origins.thirdSite),
  'its own frame gone to the page’s origin': (_victim, puppet) => ledAway(puppet, origins.page),
  'the page itself': () => Promise.resolve(by((message) => window.postMessage(message, location.origin))),
  'synthetic events that name the widget’s window and origin': (victim) =>
    Promise.resolve(bySyntheticEvents(windowOf(victim))),
};

function by(post: (message: unknown) => void): Forger {
  return {
    flood(times, messages) {
      for (let time = 0; time < times; time++) messages.forEach(post);
      return Promise.resolve(times * messages.length);
    },
  };
}

function byPuppet(puppet: Puppet): Forger {
  return {
    async flood(times, messages) {
      await puppet.flood(times, ...messages);
      return times * messages.length;
    },
  };
}

function bySyntheticEvents(source: Window): Forger {
  const post = (data: unknown) => {
    const event = new MessageEvent('message', { data, origin: origins.crossSite });
    // Firefox takes no window of another origin in the constructor; a page that lies does not ask it.
    Object.defineProperty(event, 'source', { value: source });
    window.dispatchEvent(event);
  };
  const unreadable = () => {
    const event = new MessageEvent('message');
    const fail = () => {
      throw new Error('an event that throws');
    };
    for (const name of ['data', 'origin', 'source']) Object.defineProperty(event, name, { get: fail });
    window.dispatchEvent(event);
  };
  return {
    async flood(times, messages) {
      const unpostable = unpostableForgeries();
      const sent = await by(post).flood(times, [...messages, ...unpostable]);
      unreadable();
      return sent + 1;
    },
  };
}

async function nested(victim: ConnectWidget, puppet: Puppet, origin: string): Promise<Forger> {
  await puppet.nest(puppetUrl({ ...host, silent: '', to: 'top' }, origin));
  const outer = windowOf(victim);
  // Reading a frame that another process has not told of yet throws.
  await until(() => outer.length > 0, 'a frame inside the widget’s frame');
  const inner = outer[0];
  if (!inner) throw new Error('The frame inside the widget’s frame has no window.');
  return byPuppet(await Puppet.in(inner));
}

async function ledAway(puppet: Puppet, origin: string): Promise<Forger> {
  const impostor = await puppet.go(puppetUrl({ ...host, silent: '' }, origin));
  return {
    ...byPuppet(impostor),
    async retire() {
      await impostor.go(puppetUrl({ ...host, silent: '' }));
    },
  };
}

export async function strangerFrame(origin: string): Promise<Puppet> {
  const frame = document.createElement('iframe');
  frame.src = puppetUrl({ silent: '' }, origin);
  stage().append(frame);
  if (!frame.contentWindow) throw new Error('A connected frame has a window.');
  return Puppet.in(frame.contentWindow);
}

/** Opens a window as a user does, for the pop-up blocker is on. */
async function strangerWindow(origin: string): Promise<Puppet> {
  const button = document.createElement('button');
  button.textContent = 'Open';
  stage().append(button);
  const opened = new Promise<Window | null>((resolve) =>
    button.addEventListener('click', () =>
      resolve(window.open(puppetUrl({ silent: '' }, origin), '_blank', 'popup')),
    ),
  );
  button.focus();
  await pressToOpen(button);
  const popup = await opened;
  if (!popup) throw new Error('The browser blocked a window that a click opened.');
  stops.push(() => popup.close());
  return Puppet.in(popup);
}
