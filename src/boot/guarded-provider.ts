import { ContextProvider } from '@lit/context';
import type { Context } from '@lit/context';

/** A context whose subscribers, the page's own code, fail for themselves: neither the others nor the element hear of it. */
export class GuardedProvider<Type extends Context<unknown, unknown>> extends ContextProvider<Type> {
  override updateObservers = (): void => {
    for (const [subscriber, { disposer }] of this.subscriptions) {
      try {
        subscriber(this.value, disposer);
      } catch (error) {
        reportError(error);
      }
    }
  };
}
