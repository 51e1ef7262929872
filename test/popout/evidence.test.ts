import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createEvidence } from '../../src/popout/evidence.js';

/** What happens at a moment, in seconds after opening; a look is taken then and every full second. */
interface Moment {
  readonly closed?: true;
  readonly landed?: true;
  readonly present?: boolean;
  /** No timer runs until then, as in a frozen or throttled page. */
  readonly asleep?: true;
}

interface Scenario {
  readonly what: string;
  readonly story: Readonly<Record<number, Moment>>;
  readonly outcome: 'closed' | 'severed' | undefined;
  /** Seconds after opening at which it is known. */
  readonly at?: number;
}

const scenarios: readonly Scenario[] = [
  // The user of a desktop: the pop-up takes the focus, and gives it back when it goes.
  {
    what: 'a user closes the bank’s window',
    story: { 0.1: { present: false, landed: true }, 4.1: { present: true, closed: true } },
    outcome: 'closed',
    at: 6,
  },
  {
    what: 'a window closes itself, and the focus comes back a moment later',
    story: { 0.1: { present: false, landed: true }, 4.9: { closed: true }, 5.03: { present: true } },
    outcome: 'closed',
    at: 6,
  },
  {
    what: 'a window closes itself, and a slow machine is three seconds late with the focus',
    story: { 0.1: { present: false, landed: true }, 4.9: { closed: true }, 8.1: { present: true } },
    outcome: 'closed',
    at: 8.1,
  },
  {
    what: 'the focus comes back just before the window counts as closed',
    story: {
      0.1: { present: false, landed: true },
      4.1: { present: true },
      4.13: { closed: true },
    },
    outcome: 'closed',
    at: 6,
  },
  {
    what: 'a user closes the window before a slow bank has answered',
    story: { 0.1: { present: false }, 3.5: { present: true, closed: true } },
    outcome: 'closed',
    at: 5,
  },
  {
    what: 'an opener policy of host or bank cuts the handle as the first page arrives',
    story: { 0.1: { present: false }, 0.2: { closed: true } },
    outcome: 'severed',
    at: 2,
  },
  {
    what: 'an opener policy cuts the handle as a slow bank answers',
    story: { 0.1: { present: false }, 5.5: { closed: true } },
    outcome: 'severed',
    at: 7,
  },
  {
    what: 'a later page of the bank cuts the handle, with the user there',
    story: { 0.1: { present: false, landed: true }, 40.5: { closed: true } },
    outcome: 'severed',
    at: 46,
  },
  {
    what: 'the user comes back for a look after the cut',
    story: { 0.1: { present: false }, 0.2: { closed: true }, 30: { present: true } },
    outcome: 'severed',
    at: 2,
  },
  {
    what: 'the user comes back for a look right after a slow bank was cut',
    story: { 0.1: { present: false }, 2.5: { closed: true }, 3.9: { present: true } },
    outcome: 'severed',
    at: 4,
  },
  {
    what: 'the user has had a look and is away again when the handle is cut',
    story: { 0.1: { present: false }, 2.5: { present: true }, 2.8: { present: false }, 4: { closed: true } },
    outcome: 'severed',
    at: 5,
  },
  {
    what: 'the user has had a look at the moment the handle is cut, and is away again',
    story: {
      0.1: { present: false, landed: true },
      2.9: { present: true },
      3.1: { present: false },
      3.3: { closed: true },
    },
    outcome: 'severed',
    at: 9,
  },
  {
    what: 'a busy page is two seconds late to see that the user has closed the window',
    story: { 0.1: { present: false, landed: true }, 3.9: { asleep: true, present: true, closed: true } },
    outcome: 'closed',
    at: 5,
  },
  {
    what: 'a page that gets no CPU is six seconds late to see that the user has closed the window',
    story: { 0.1: { present: false, landed: true }, 8.9: { asleep: true, present: true, closed: true } },
    outcome: 'closed',
    at: 10,
  },
  {
    what: 'as late, a window that never showed the bank may have been cut',
    story: { 0.1: { present: false }, 8.9: { asleep: true, present: true, closed: true } },
    outcome: 'severed',
    at: 10,
  },
  // A window manager or an automated browser that leaves the focus where it is.
  {
    what: 'the page keeps the focus, and a window that has shown the bank goes',
    story: { 0.1: { landed: true }, 4.1: { closed: true } },
    outcome: 'closed',
    at: 6,
  },
  {
    what: 'the page keeps the focus, and a window that never showed the bank seems to go',
    story: { 0.2: { closed: true } },
    outcome: 'severed',
    at: 2,
  },
  // Tabs and phones: the page is hidden, its timers are late or stand still.
  {
    what: 'a page that was throttled or frozen is woken by its user, who may have closed the tab or just left it',
    story: { 0.1: { present: false, landed: true }, 300: { asleep: true, present: true, closed: true } },
    outcome: 'severed',
    at: 301,
  },
  {
    what: 'a phone freezes the page, a later page of the bank cuts the handle, and the user flips back for a look',
    story: { 0.1: { present: false, landed: true }, 120: { asleep: true, present: true, closed: true } },
    outcome: 'severed',
    at: 121,
  },
  {
    what: 'a page that was frozen at once is woken, the tab cut or closed meanwhile',
    story: { 0.9: { present: false }, 60: { asleep: true, present: true, closed: true } },
    outcome: 'severed',
    at: 61,
  },
  {
    what: 'a page that was frozen before a slow bank answered is woken, the tab cut or closed meanwhile',
    story: { 0.1: { present: false }, 1.5: {}, 60: { asleep: true, present: true, closed: true } },
    outcome: 'severed',
    at: 61,
  },
  {
    what: 'a throttled page notices the cut late, and its user comes back later still',
    story: {
      0.1: { present: false, landed: true },
      60: { asleep: true, closed: true },
      90: { asleep: true, present: true },
    },
    outcome: 'severed',
    at: 90,
  },
  // Nothing is known yet.
  { what: 'the user is at the bank', story: { 0.1: { present: false, landed: true } }, outcome: undefined },
  {
    what: 'the user comes back, and the window is still there',
    story: { 0.1: { present: false, landed: true }, 10: { present: true } },
    outcome: undefined,
  },
];

/** Looks as the element does: every second, and when the page wakes. Answers when something is known, and what. */
function play(story: Scenario['story']): { outcome: string; at: number } | undefined {
  const weigh = createEvidence();
  const times = Object.keys(story).map(Number);
  const end = Math.max(...times) + 10;
  const state = { closed: false, landed: false, present: true };
  const ticks = Array.from({ length: end }, (_, index) => index + 1).filter(
    (tick) => !times.some((time) => story[time]?.asleep && tick < time && tick > previous(times, time)),
  );
  for (const at of [...new Set([...times, ...ticks])].sort((left, right) => left - right)) {
    const { asleep: _, ...moment } = story[at] ?? {};
    const wakes = moment.present === true;
    Object.assign(state, moment);
    if (!wakes && !Number.isInteger(at)) continue;
    const outcome = weigh({ time: at * 1000, ...state, landed: state.landed && !state.closed });
    if (outcome) return { outcome, at };
  }
  return undefined;
}

/** The last moment of the story, or the last full second, before this one. */
function previous(times: readonly number[], time: number): number {
  return Math.ceil(Math.max(0, ...times.filter((other) => other < time)));
}

describe('what is known of a window that the handle calls closed', () => {
  for (const { what, story, outcome, at } of scenarios) {
    it(`${outcome ?? 'nothing'}, when ${what}`, () => {
      assert.deepEqual(play(story), outcome && { outcome, at });
    });
  }

  it('nothing, when the handle says closed for a moment only', () => {
    const weigh = createEvidence();
    const look = { landed: true, present: true };
    for (const [time, closed] of [
      [1000, true],
      [1500, false],
      [2500, true],
      [3400, true],
    ] as const) {
      assert.equal(weigh({ ...look, time, closed }), undefined);
    }
    assert.equal(weigh({ ...look, time: 3500, closed: true }), 'closed');
  });
});
