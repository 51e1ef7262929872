import { errorWords, popoutWords } from './words.js';
import { fillSeconds } from '../localization/fill.js';
import type { ViewModel } from './view-model.js';

/** Seconds before the end at which the warning is said once more. */
const lastCall = 10;

/** What the live region says now. */
export interface Announcement {
  readonly text: string;
  /** While a warning is up: the seconds that were left when it was said last. */
  readonly secondsLeft?: number;
}

/**
 * What a screen reader is told: the warning as it begins and once more at ten seconds, or as soon after as a throttled tab
 * finds out, not every second; that the session ended; what failed; and that the way to the bank waits for them, its window
 * blocked or out of our sight. A warning of the page's own speaks for itself.
 */
export function announcementFor(model: ViewModel, previous: Announcement): Announcement {
  const { state, strings, popout, secondsLeft, pageWarns } = model;
  if (state === 'expired') return { text: sentences(strings.expiredTitle, strings.expiredText) };
  if (state === 'error' || state === 'unsupported') {
    const { title, text } = errorWords(model);
    return { text: sentences(title, text) };
  }
  // The user leads it to the waiting window, and has gone there.
  if (popout && popout.phase !== 'waiting') {
    const { title, text } = popoutWords(strings, popout);
    return { text: sentences(title, text) };
  }
  if (state !== 'idle-warning' || secondsLeft === undefined || pageWarns) return { text: '' };
  const said = previous.secondsLeft ?? Infinity;
  if (said !== Infinity && (said <= lastCall || secondsLeft > lastCall)) return previous;
  const left = fillSeconds(strings.lang, strings.secondsLeft, secondsLeft);
  return { text: sentences(strings.idleTitle, left), secondsLeft };
}

/** A title has no full stop, without which a screen reader would run on. */
function sentences(title: string, text: string): string {
  return text === '' ? title : `${title}${/[.?!…]$/.test(title) ? '' : '.'} ${text}`;
}
