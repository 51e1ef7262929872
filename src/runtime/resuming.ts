import { isStillOut } from '../popout/types.js';
import { stateOf } from '../machine/view-state.js';
import type { Config } from '../config/parse-config.js';
import type { ResumeStore } from '../popout/resume-store.js';
import type { WidgetActor } from '../machine/machine.js';

/** The member that a page which was left on the way to the bank comes back to. */
export class Resuming {
  readonly #store: ResumeStore;

  constructor(store: ResumeStore) {
    this.#store = store;
  }

  /** What the page names itself goes first, and of a ready-made URL nobody knows where it leads. */
  memberFor({ resume, source, request }: Config): string | undefined {
    if (!resume || source.kind === 'ready') return undefined;
    const memberGuid = this.#store.read();
    const named = request.widget_url['current_member_guid'];
    if (named === undefined || named === memberGuid) return memberGuid;
    this.#store.clear();
    return undefined;
  }

  /** There is nothing to come back to any more. */
  end(): void {
    this.#store.clear();
  }

  /** Remembers whose window is open, until it has ended or its user has turned to something else. */
  follow(actor: WidgetActor, config: () => Config): void {
    actor.on('connect-popout-opened', ({ memberGuid }) => {
      if (config().resume) this.#store.save(memberGuid);
    });
    actor.on('connect-popout-settled', ({ outcome }) => {
      if (!isStillOut(outcome)) this.#store.clear();
    });
    actor.subscribe((snapshot) => {
      const state = stateOf(snapshot);
      // Until the options hold, nobody has turned to anything.
      const isUndecided = state === 'idle' || state === 'error';
      if (!isUndecided && snapshot.context.memberGuid === undefined) this.#store.clear();
    });
  }
}
