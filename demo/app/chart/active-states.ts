import { ContextConsumer } from '@lit/context';
import { ReactiveElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { connectWidgetContext, type ConnectWidgetContextValue } from '../../../src/index.js';

/**
 * Put inside a `<connect-widget>`, it tells which nodes of the state chart are active. It shows nothing: any
 * child of the element, slotted or not, can consume the element's context.
 */
@customElement('active-states')
export class ActiveStates extends ReactiveElement {
  /** Called with the dotted paths of all active nodes, at once and whenever they change. */
  @property({ attribute: false }) onChange: (states: readonly string[]) => void = () => {};

  constructor() {
    super();
    new ContextConsumer(this, {
      context: connectWidgetContext,
      subscribe: true,
      // The element has nothing to tell until it has started.
      callback: (value: ConnectWidgetContextValue | undefined) =>
        this.onChange(value?.snapshot.activeStates ?? []),
    });
  }

  protected override createRenderRoot(): this {
    return this;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'active-states': ActiveStates;
  }
}
