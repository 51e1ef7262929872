import type { ViewModel } from './view-model.js';

/** Seconds before the end at which the warning is said once more. */
const lastCall = 10;

/**
 * What a screen reader is told: the warning as it begins and once more at ten seconds, not every second; that the session
 * ended; and what failed. The screens that take focus speak for themselves.
 */
export function announcementFor(model: ViewModel, previous: string): string {
  const { state, strings, secondsLeft } = model;
  if (state === 'loading') return strings.loading;
  if (state === 'expired') return `${strings.expiredTitle}. ${strings.expiredText}`;
  if (state === 'error') return strings.errorTitle;
  if (state !== 'idle-warning' || secondsLeft === undefined) return '';
  const isSaid = previous.startsWith(strings.idleTitle);
  return isSaid && secondsLeft !== lastCall
    ? previous
    : `${strings.idleTitle}. ${strings.secondsLeft(secondsLeft)}`;
}
