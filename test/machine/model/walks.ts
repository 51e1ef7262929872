import fc from 'fast-check';
import * as page from './page-steps.js';
import * as surroundings from './surroundings-steps.js';
import * as widget from './widget-steps.js';
import type { Step } from './step.js';

/** How often each happens: a walk that takes its widget away at every other step sees little of it. */
const frequencies: readonly (readonly [weight: number, step: Step | fc.Arbitrary<Step>])[] = [
  [60, widget.answers],
  [60, widget.speaks],
  [40, page.startsAgain],
  [20, page.mends],
  [16, widget.messages],
  [12, widget.goesOut],
  [12, widget.refuses],
  [12, widget.windowOpens],
  [8, page.loads],
  [8, surroundings.timePasses],
  [6, page.cancels],
  [6, page.configures],
  [6, page.opens],
  [6, widget.pageIsBlocked],
  [6, widget.pageSettles],
  [6, widget.windowEnds],
  [6, widget.windowIsBlocked],
  [6, widget.windowIsSevered],
  [4, page.continues],
  [4, page.setsLimits],
  [4, page.setsLooks],
  [4, page.touches],
  [4, surroundings.laptopSleeps],
  [4, surroundings.network],
  [4, surroundings.timersLag],
  [4, widget.userLooks],
  [4, widget.userReturns],
  [2, page.ends],
  [2, page.misconfigures],
  [2, page.resumes],
  [2, surroundings.laptopWakesAtTouch],
  [2, widget.goesOutAgain],
  [2, widget.identifies],
  [1, page.comesToPage],
  [1, page.leavesPage],
  [1, page.moves],
  [1, page.reconnects],
  [1, page.reloads],
  [1, surroundings.clockIsTurnedBack],
  [1, surroundings.lateAnswer],
  [1, surroundings.lateFrame],
  [1, surroundings.lateWindows],
  [1, widget.breaks],
  [1, widget.fails],
  [1, widget.throws],
];

const anything = fc.oneof(
  ...frequencies.map(([weight, step]) => ({ arbitrary: 'run' in step ? fc.constant(step) : step, weight })),
);

const toUse = [page.mends, page.loads, widget.answers, widget.speaks];
const toBank = [...toUse, widget.goesToBank, widget.ourWindowOpens];
const toBankByPage = [...toUse, widget.goesToBank, widget.pagesWindowOpens];

/** The ways to where most can happen. How far they are gone, and what comes of it, is up to what follows. */
export const beginnings = fc.constantFrom(
  [],
  [page.findsOut],
  [page.mends, page.comesBack, page.loads],
  toUse,
  [...toUse, surroundings.warningComes],
  toBank,
  [...toBank, widget.windowIsSevered],
  [...toBank, page.cancels],
  toBankByPage,
  [...toBankByPage, page.cancels],
  [...toBank, page.cancels, widget.choosesAnother],
);

/** Anything in any order, whether it makes sense or not. What is not possible at its turn is left out. */
export const walks = fc.commands([anything], { maxCommands: 250, size: 'max' });
