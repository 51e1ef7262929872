import { connection } from './connection.js';
import { session } from './session.js';
import { widgetSetup } from './setup.js';
import type { SnapshotFrom, ActorRefFrom } from 'xstate';

/** `<connect-widget>`'s whole behaviour: two regions side by side, with every effect handed in. */
export const connectWidgetMachine = widgetSetup.createMachine({
  id: 'connectWidget',
  type: 'parallel',
  context: ({ input }) => ({
    effects: input.effects,
    config: input.config,
    error: undefined,
    widgetUrl: undefined,
    userGuid: undefined,
    sessionGuid: undefined,
    memberGuid: undefined,
    institution: undefined,
    popout: undefined,
    openedBy: undefined,
    outcome: undefined,
    movedOn: false,
    secondsLeft: undefined,
    resuming: false,
    visit: [],
  }),
  states: { connection, session },
});

export type WidgetActor = ActorRefFrom<typeof connectWidgetMachine>;
export type WidgetSnapshot = SnapshotFrom<typeof connectWidgetMachine>;
