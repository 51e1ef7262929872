import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  goOut,
  widgetConnects,
  widgetConnectsExisting,
  widgetGoesOn,
  userSearches,
  userChooses,
  widgetFails,
  userCancels,
  pageSucceeds,
  pageSucceedsForExisting,
  pageDenies,
  pageIsBlocked,
  pageCloses,
  returnPageIsForged,
  userReturns,
  patienceEnds,
  minutePasses,
  handleIsClosed,
  userArrives,
  handleIsCut,
  userCloses,
  userOpens,
} from './trip.js';
import { minute, second } from '../../support/simulated-time.js';
import { bank, settled } from '../../support/stage.js';
import type { PageOptions } from '../../support/popout-stage.js';
import type { PopoutMode } from '../../../src/popout/types.js';
import type { Step } from './trip.js';

interface Scenario {
  readonly modes: readonly PopoutMode[];
  readonly page?: PageOptions;
  readonly story: Readonly<Record<string, Step>>;
  readonly outcomes: readonly string[];
  readonly state: 'active' | 'popout';
}

const own = ['popup', 'tab'] as const;
const all = ['widget', 'popup', 'tab', 'manual'] as const;
const blocked: PageOptions = { blocked: true };

/**
 * The table of `popoutOutcomes`, row by row: what may cause an outcome, and what may not.
 */
const scenarios: readonly Scenario[] = [
  // The widget says how it ended, in every mode, whatever the return page says.
  { modes: all, story: { userArrives, widgetConnects }, outcomes: ['completed'], state: 'active' },
  {
    modes: all,
    story: { userArrives, widgetGoesOn, widgetConnects },
    outcomes: ['completed'],
    state: 'active',
  },
  { modes: all, story: { userArrives, widgetFails }, outcomes: ['denied IMPEDED'], state: 'active' },
  { modes: all, story: { userArrives, returnPageIsForged, minutePasses }, outcomes: [], state: 'popout' },
  {
    modes: all,
    story: { userArrives, returnPageIsForged, widgetFails },
    outcomes: ['denied IMPEDED'],
    state: 'active',
  },
  { modes: all, story: { userArrives, userReturns, minutePasses }, outcomes: [], state: 'popout' },
  {
    modes: all,
    story: { userArrives, userReturns, widgetConnects },
    outcomes: ['completed'],
    state: 'active',
  },
  {
    modes: all,
    story: { userArrives, userReturns, widgetFails },
    outcomes: ['denied IMPEDED'],
    state: 'active',
  },
  { modes: all, story: { userArrives, userReturns, patienceEnds }, outcomes: ['timed-out'], state: 'active' },
  {
    modes: own,
    story: { handleIsCut, returnPageIsForged, minutePasses },
    outcomes: ['severed'],
    state: 'popout',
  },
  {
    modes: own,
    story: { handleIsCut, returnPageIsForged, widgetFails },
    outcomes: ['severed', 'denied IMPEDED'],
    state: 'active',
  },
  // MX may find that the user had connected this bank before, and go on with that member.
  {
    modes: all,
    story: { userArrives, widgetConnectsExisting },
    outcomes: ['completed MBR-2'],
    state: 'active',
  },

  // The page's word counts for its own window alone.
  { modes: ['manual'], story: { userArrives, pageSucceeds }, outcomes: ['completed'], state: 'active' },
  { modes: ['manual'], story: { userArrives, pageDenies }, outcomes: ['denied CANCELLED'], state: 'active' },
  { modes: ['manual'], story: { userArrives, pageCloses }, outcomes: ['closed'], state: 'active' },
  {
    modes: ['manual'],
    story: { userArrives, pageSucceedsForExisting, widgetGoesOn, widgetConnectsExisting },
    outcomes: ['completed MBR-2'],
    state: 'active',
  },
  {
    modes: all,
    page: { taken: true },
    story: { userArrives, pageDenies, pageSucceeds, widgetConnects },
    outcomes: ['denied CANCELLED', 'completed'],
    state: 'active',
  },
  {
    modes: [...own, 'widget'],
    story: { userArrives, pageSucceeds, pageDenies, pageCloses, pageIsBlocked },
    outcomes: [],
    state: 'popout',
  },
  {
    modes: own,
    story: { userArrives, userCancels, pageSucceeds },
    outcomes: ['closed'],
    state: 'active',
  },

  // Evidence on our own window, and the user's Cancel.
  { modes: own, story: { userArrives, userCloses }, outcomes: ['closed'], state: 'active' },
  {
    modes: own,
    story: { userArrives, userCloses, widgetConnects },
    outcomes: ['closed', 'completed'],
    state: 'active',
  },
  {
    modes: own,
    story: { userArrives, userCloses, returnPageIsForged, minutePasses },
    outcomes: ['closed'],
    state: 'active',
  },
  {
    modes: own,
    story: { userArrives, userCloses, widgetConnectsExisting, widgetConnects },
    outcomes: ['closed', 'completed MBR-2'],
    state: 'active',
  },
  {
    modes: all,
    story: { userArrives, userCancels, widgetGoesOn, widgetConnectsExisting },
    outcomes: ['closed', 'completed'],
    state: 'active',
  },
  {
    modes: all,
    story: { userArrives, userCancels, userChooses, widgetGoesOn, widgetConnectsExisting },
    outcomes: ['closed'],
    state: 'active',
  },
  {
    modes: all,
    story: { userArrives, userSearches, widgetGoesOn, widgetConnectsExisting },
    outcomes: ['closed'],
    state: 'active',
  },
  {
    modes: all,
    story: { userArrives, widgetFails, widgetGoesOn, widgetConnectsExisting },
    outcomes: ['denied IMPEDED'],
    state: 'active',
  },
  { modes: own, story: { handleIsCut, minutePasses }, outcomes: ['severed'], state: 'popout' },
  { modes: own, story: { handleIsCut, widgetConnects }, outcomes: ['severed', 'completed'], state: 'active' },
  { modes: own, story: { handleIsCut, userCancels }, outcomes: ['severed', 'closed'], state: 'active' },

  // Blocked: a gesture opens the window, whoever was to open it.
  {
    modes: own,
    page: blocked,
    story: { minutePasses, patienceEnds },
    outcomes: ['blocked'],
    state: 'popout',
  },
  {
    modes: own,
    page: blocked,
    story: { userOpens, userArrives, userCloses },
    outcomes: ['blocked', 'closed'],
    state: 'active',
  },
  {
    modes: ['manual'],
    story: { pageIsBlocked, minutePasses, patienceEnds },
    outcomes: ['blocked'],
    state: 'popout',
  },
  {
    modes: all,
    page: { taken: true },
    story: { pageIsBlocked, userOpens, userArrives, userCloses },
    outcomes: ['blocked', 'closed'],
    state: 'active',
  },
  {
    modes: all,
    page: { taken: true },
    story: { pageIsBlocked, userOpens, pageSucceeds, pageDenies },
    outcomes: ['blocked'],
    state: 'popout',
  },
  {
    modes: own,
    page: blocked,
    story: { returnPageIsForged, widgetConnects },
    outcomes: ['blocked', 'completed'],
    state: 'active',
  },

  // The limit, and what comes after it.
  { modes: all, story: { userArrives, patienceEnds }, outcomes: ['timed-out'], state: 'active' },
  {
    modes: all,
    story: { userArrives, patienceEnds, returnPageIsForged, widgetConnects },
    outcomes: ['timed-out', 'completed'],
    state: 'active',
  },
  {
    modes: all,
    story: { userArrives, widgetFails, widgetConnects },
    outcomes: ['denied IMPEDED', 'completed'],
    state: 'active',
  },
  {
    modes: all,
    page: { taken: true },
    story: { handleIsClosed, minutePasses },
    outcomes: [],
    state: 'popout',
  },
];

/** `userArrives` as a person says it. */
const inWords = (story: Scenario['story']) =>
  Object.keys(story)
    .map((step) => step.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`))
    .join(', ');

describe('how a trip to the bank ends', () => {
  for (const { modes, page, story, outcomes, state } of scenarios) {
    const begins = page ? `${Object.keys(page).join()}, ` : '';
    for (const mode of modes) {
      it(`${mode}: ${outcomes.join(', then ') || 'nothing yet'}, when ${begins}${inWords(story)}`, async () => {
        const trip = await goOut(mode, page);
        for (const step of Object.values(story)) {
          step(trip);
          await settled();
        }
        trip.time.advance(5 * second);
        assert.deepEqual(trip.outcomes, outcomes);
        assert.equal(trip.connection(), state);
        if (outcomes.at(-1) === 'completed') assert.deepEqual(trip.held(), []);
        trip.stop();
        assert.deepEqual(trip.held(), []);
      });
    }
  }

  it('a blocked window that its user never opens ends with the session, whose clock goes on', async () => {
    const trip = await goOut('popup', blocked, 900);
    trip.time.advance(15 * minute);
    assert.equal(trip.connection(), 'expired');
    assert.deepEqual(trip.outcomes, ['blocked', 'closed']);
    assert.deepEqual(trip.held(), []);
  });

  it('the widget is told what the page reports, and nothing that it said itself, nor what the return page says', async () => {
    const reported = await goOut('manual');
    pageSucceedsForExisting(reported);
    assert.deepEqual(reported.told(), [
      { type: 'oauth-complete', result: { outcome: 'completed', memberGuid: 'MBR-2' } },
      { type: 'ping' },
    ]);
    for (const step of [widgetConnects, returnPageIsForged]) {
      const heard = await goOut('popup');
      step(heard);
      assert.deepEqual(heard.told(), []);
    }
    const returned = await goOut('popup');
    userReturns(returned);
    assert.deepEqual(returned.told(), [{ type: 'ping' }], 'that its user is back is activity');
  });

  it('a return page takes no member: the one who is out stays', async () => {
    for (const mode of all) {
      const trip = await goOut(mode);
      returnPageIsForged(trip);
      userReturns(trip);
      assert.equal(trip.memberGuid(), bank.memberGuid);
    }
  });
});
