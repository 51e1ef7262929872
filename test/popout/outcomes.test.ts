import assert from 'node:assert/strict';
import { createActor } from 'xstate';
import { describe, it } from 'node:test';
import { bank, settled, widgetUrl } from '../support/stage.js';
import { connectWidgetMachine } from '../../src/machine/machine.js';
import { denial, popoutPage, returned, success } from '../support/popout-stage.js';
import { endpointConfig } from '../support/configs.js';
import { FakeEffects } from '../support/fake-effects.js';
import { minute, second, SimulatedTime } from '../support/simulated-time.js';
import { runPopouts } from '../../src/popout/run-popouts.js';
import { stateOf } from '../../src/machine/view-state.js';
import type { PageOptions } from '../support/popout-stage.js';
import type { PopoutMode } from '../../src/popout/types.js';
import type { WidgetEvent } from '../../src/machine/types.js';

const member_guid = bank.memberGuid;
/** The machine and the windows together, all in front of a page, a bank and a widget that a test plays. The timeout is in seconds. */
async function goOut(mode: PopoutMode, options?: PageOptions, sessionTimeout = 0) {
  const time = new SimulatedTime();
  const page = popoutPage(options, time);
  const effects = new FakeEffects(time);
  const actor = createActor(connectWidgetMachine, {
    clock: time,
    input: {
      effects: Object.assign(effects, {
        runPopouts: (send: Parameters<typeof effects.runPopouts>[0]) => runPopouts(page.ports, send),
      }),
      config: endpointConfig({ popout: mode, sessionTimeout }),
    },
  });
  const outcomes: string[] = [];
  actor.on('connect-popout-settled', ({ outcome, reason, memberGuid }) => {
    const other = memberGuid === member_guid ? undefined : memberGuid;
    outcomes.push([outcome, reason, other].filter((word) => word !== undefined).join(' '));
  });
  actor.start();
  actor.send({ type: 'load' });
  effects.requests[0]?.answer({ ok: true, value: widgetUrl });
  await settled();
  actor.send({ type: 'frame.ready' });
  actor.send({ type: 'popout.requested', request: bank });
  return {
    ...page,
    outcomes,
    told: () => effects.frames[0]?.commands ?? [],
    connection: () => stateOf(actor.getSnapshot()),
    say: (event: WidgetEvent) => actor.send(event),
    stop: () => actor.stop(),
  };
}

type Step = (trip: Awaited<ReturnType<typeof goOut>>) => void;

const query = `member_guid=${member_guid}`;
const says =
  (event: WidgetEvent): Step =>
  ({ say }) =>
    say(event);
const widgetConnects = says({ type: 'mx/connect/memberConnected', detail: { member_guid } });
const widgetConnectsExisting = says({ type: 'mx/connect/memberConnected', detail: { member_guid: 'MBR-2' } });
const widgetGoesOn = says({ type: 'mx/connect/stepChange', detail: { current: 'connecting' } });
const userSearches = says({ type: 'mx/connect/backToSearch', detail: {} });
const userChooses = says({
  type: 'mx/connect/selectedInstitution',
  detail: { code: 'gnome', guid: 'INS-2', name: 'Gnome Bank', url: '' },
});
const widgetFails = says({
  type: 'mx/connect/oauthError',
  detail: { member_guid, error_reason: 'IMPEDED' },
});
const userCancels = says({ type: 'popout.cancel' });
const pageDenies = says({ type: 'popout.settled', result: { outcome: 'denied', reason: 'CANCELLED' } });
const pageIsBlocked = says({ type: 'popout.settled', result: { outcome: 'blocked' } });
const resultPageSucceeds: Step = ({ page, popup }) => page.post(popup, success);
const resultPageSucceedsForExisting: Step = ({ page, popup }) =>
  page.post(popup, { ...success, metadata: { member_guid: 'MBR-2' } });
const resultPageFails: Step = ({ page, popup }) => page.post(popup, denial);
const returnPageSucceeds: Step = ({ broadcast }) => broadcast(returned(`status=success&${query}`));
const returnPageFails: Step = ({ broadcast }) => broadcast(returned(`status=error&error_reason=NO&${query}`));
const returnPageFailsUnnamed: Step = ({ broadcast }) => broadcast(returned('status=error'));
const patienceEnds: Step = ({ time }) => void time.advance(15 * minute);
const minutePasses: Step = ({ time }) => void time.advance(minute);
const handleIsClosed: Step = ({ state }) => void (state.closed = true);

/** The window takes the focus, and the bank shows its page. */
const userArrives: Step = ({ here, state, time }) => {
  here.present = false;
  state.url = bank.url;
  time.advance(second);
};

/** An opener policy cuts the handle as the bank's page arrives. */
const handleIsCut: Step = ({ here, state, time }) => {
  here.present = false;
  state.closed = true;
  time.advance(2 * second);
};

const userCloses: Step = ({ here, state, time }) => {
  state.closed = true;
  here.present = true;
  time.wake();
  time.advance(2 * second);
};

/** By the button, with a gesture that the browser cannot refuse. */
const userOpens: Step = ({ here, say }) => {
  here.blocked = false;
  say({ type: 'popout.open' });
};

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

const scenarios: readonly Scenario[] = [
  { modes: all, story: { userArrives, widgetConnects }, outcomes: ['completed'], state: 'active' },
  { modes: all, story: { userArrives, widgetFails }, outcomes: ['denied IMPEDED'], state: 'active' },
  { modes: all, story: { userArrives, returnPageSucceeds }, outcomes: ['completed'], state: 'active' },
  {
    modes: own,
    story: { userArrives, resultPageSucceeds, returnPageSucceeds, widgetConnects },
    outcomes: ['completed'],
    state: 'active',
  },
  {
    modes: own,
    story: { userArrives, resultPageFails, returnPageFails, widgetFails },
    outcomes: ['denied DENIED'],
    state: 'active',
  },
  { modes: ['manual'], story: { userArrives, pageDenies }, outcomes: ['denied CANCELLED'], state: 'active' },
  { modes: own, story: { userArrives, userCloses }, outcomes: ['closed'], state: 'active' },
  {
    modes: own,
    story: { userArrives, userCloses, widgetConnects },
    outcomes: ['closed', 'completed'],
    state: 'active',
  },
  {
    modes: own,
    story: { userArrives, userCloses, returnPageSucceeds },
    outcomes: ['closed', 'completed'],
    state: 'active',
  },
  // MX may find that the user had connected this bank before, and go on with that member.
  {
    modes: own,
    story: { userArrives, resultPageSucceedsForExisting, widgetGoesOn, widgetConnectsExisting },
    outcomes: ['completed MBR-2'],
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
  {
    modes: own,
    story: { handleIsCut, returnPageFails },
    outcomes: ['severed', 'denied NO'],
    state: 'active',
  },
  {
    modes: own,
    story: { handleIsCut, minutePasses, returnPageFailsUnnamed, widgetConnects },
    outcomes: ['severed', 'denied', 'completed'],
    state: 'active',
  },
  {
    modes: ['manual'],
    story: { userArrives, returnPageFailsUnnamed, returnPageSucceeds },
    outcomes: ['denied', 'completed'],
    state: 'active',
  },
  { modes: own, story: { handleIsCut, userCancels }, outcomes: ['severed', 'closed'], state: 'active' },
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
  // The page was to open the window, and could not: the element's button does.
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
  { modes: own, story: { userArrives, pageIsBlocked, userCloses }, outcomes: ['closed'], state: 'active' },
  {
    modes: own,
    page: blocked,
    story: { widgetConnects },
    outcomes: ['blocked', 'completed'],
    state: 'active',
  },
  { modes: all, story: { userArrives, patienceEnds }, outcomes: ['timed-out'], state: 'active' },
  {
    modes: all,
    story: { userArrives, patienceEnds, widgetConnects },
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

  it('the widget is told what only the windows have said, and nothing that it said itself', async () => {
    const told = await goOut('popup');
    resultPageSucceeds(told);
    assert.deepEqual(told.told(), [
      { type: 'oauth-complete', result: { outcome: 'completed', memberGuid: member_guid } },
      { type: 'ping' },
    ]);
    const other = await goOut('popup');
    resultPageSucceedsForExisting(other);
    assert.deepEqual(other.told(), [
      { type: 'oauth-complete', result: { outcome: 'completed', memberGuid: 'MBR-2' } },
      { type: 'ping' },
    ]);
    const heard = await goOut('popup');
    widgetConnects(heard);
    assert.deepEqual(heard.told(), []);
  });
});
