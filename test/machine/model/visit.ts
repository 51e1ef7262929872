import type { FinishReason, WidgetEmitted, WidgetState } from '../../../src/machine/types.js';

/** From the element's arrival, or a new beginning, until its user is done or gone, which is told once. */
export class Visit {
  #members: Set<string> | undefined = new Set();

  begin(): void {
    this.#members ??= new Set();
  }

  connect(memberGuid: string): void {
    this.begin();
    this.#members?.add(memberGuid);
  }

  disconnect(memberGuid: string): void {
    this.#members?.delete(memberGuid);
  }

  /** An error on the screen is the reason, whatever takes it away. */
  finish(reason: FinishReason, from: WidgetState): WidgetEmitted[] {
    const memberGuids = this.#members;
    this.#members = undefined;
    if (!memberGuids) return [];
    return [
      {
        type: 'connect-finished',
        memberGuids: [...memberGuids],
        reason: from === 'error' ? 'error' : reason,
      },
    ];
  }
}
