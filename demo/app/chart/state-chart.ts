import { findWidget } from '../page/light-element.js';
import './active-states.js';

const activeClass = 'is-active';

/** Lights up the active states of the widget in the chart it contains, whose groups are named `state-<path>`. */
export class StateChart extends HTMLElement {
  private readonly probe = document.createElement('active-states');

  connectedCallback(): void {
    this.probe.onChange = (states) => this.show(states);
    findWidget(this).append(this.probe);
  }

  disconnectedCallback(): void {
    this.probe.remove();
  }

  private show(states: readonly string[]): void {
    const active = new Set(states.map((path) => `state-${path}`));
    for (const group of this.querySelectorAll('[id^="state-"]')) {
      group.classList.toggle(activeClass, active.has(group.id));
    }
  }
}

customElements.define('state-chart', StateChart);
