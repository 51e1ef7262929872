import { createActor } from 'xstate';
import { bank, settled, widgetUrl } from '../../support/stage.js';
import { connectWidgetMachine } from '../../../src/machine/machine.js';
import { endpointConfig } from '../../support/configs.js';
import { FakeEffects } from '../../support/fake-effects.js';
import { hostOrigin } from '../../support/fake-window.js';
import { minute, second, SimulatedTime } from '../../support/simulated-time.js';
import { popoutPage, returnMessages } from '../../support/popout-stage.js';
import { runPopouts } from '../../../src/popout/run-popouts.js';
import { stateOf } from '../../../src/machine/view-state.js';
import type { PageOptions } from '../../support/popout-stage.js';
import type { PopoutMode } from '../../../src/popout/types.js';
import type { WidgetEvent } from '../../../src/machine/types.js';

const member_guid = bank.memberGuid;
/** The machine and the windows together, all in front of a page, a bank and a widget that a test plays. The timeout is in seconds. */
export async function goOut(mode: PopoutMode, options?: PageOptions, sessionTimeout = 0) {
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
    memberGuid: () => actor.getSnapshot().context.memberGuid,
    say: (event: WidgetEvent) => actor.send(event),
    stop: () => actor.stop(),
  };
}

export type Step = (trip: Awaited<ReturnType<typeof goOut>>) => void;

const says =
  (event: WidgetEvent): Step =>
  ({ say }) =>
    say(event);
export const widgetConnects = says({ type: 'mx/connect/memberConnected', detail: { member_guid } });
export const widgetConnectsExisting = says({
  type: 'mx/connect/memberConnected',
  detail: { member_guid: 'MBR-2' },
});
export const widgetGoesOn = says({ type: 'mx/connect/stepChange', detail: { current: 'connecting' } });
export const userSearches = says({ type: 'mx/connect/backToSearch', detail: {} });
export const userChooses = says({
  type: 'mx/connect/selectedInstitution',
  detail: { code: 'gnome', guid: 'INS-2', name: 'Gnome Bank', url: '' },
});
export const widgetFails = says({
  type: 'mx/connect/oauthError',
  detail: { member_guid, error_reason: 'IMPEDED' },
});
export const userCancels = says({ type: 'popout.cancel' });
export const pageSucceeds = says({ type: 'popout.reported', result: { outcome: 'completed' } });
export const pageSucceedsForExisting = says({
  type: 'popout.reported',
  result: { outcome: 'completed', memberGuid: 'MBR-2' },
});
export const pageDenies = says({
  type: 'popout.reported',
  result: { outcome: 'denied', reason: 'CANCELLED' },
});
export const pageIsBlocked = says({ type: 'popout.reported', result: { outcome: 'blocked' } });
export const pageCloses = says({ type: 'popout.reported', result: { outcome: 'closed' } });
/** Any website can open the return page, with any query; and every tab of the origin hears one of its own. */
export const returnPageIsForged: Step = ({ broadcast }) => returnMessages.forEach(broadcast);
export const userReturns: Step = ({ returnToPage, here, time }) => {
  returnToPage(`${hostOrigin}/return?status=success&member_guid=${member_guid}`);
  here.present = true;
  time.wake();
};
export const patienceEnds: Step = ({ time }) => void time.advance(15 * minute);
export const minutePasses: Step = ({ time }) => void time.advance(minute);
export const handleIsClosed: Step = ({ state }) => void (state.closed = true);

/** The window takes the focus, and the bank shows its page. */
export const userArrives: Step = ({ here, state, time }) => {
  here.present = false;
  state.url = bank.url;
  time.advance(second);
};

/** An opener policy cuts the handle as the bank's page arrives. */
export const handleIsCut: Step = ({ here, state, time }) => {
  here.present = false;
  state.closed = true;
  time.advance(2 * second);
};

export const userCloses: Step = ({ here, state, time }) => {
  state.closed = true;
  here.present = true;
  time.wake();
  time.advance(2 * second);
};

/** By the button, with a gesture that the browser cannot refuse. */
export const userOpens: Step = ({ here, say }) => {
  here.blocked = false;
  say({ type: 'popout.open' });
};
