import { findWidget } from '../page/light-element.js';
import './active-states.js';

const activeClass = 'is-active';

/**
 * Lights up the active states of the widget in the chart it contains, whose groups are named `state-<path>`, and
 * writes them into its `<output>`.
 */
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
    const output = this.querySelector('output');
    if (output) output.textContent = innermost(states).join(', ');
  }
}

/** The states that no other active state is part of: one for each region. */
function innermost(states: readonly string[]): string[] {
  return states.filter((state) => !states.some((other) => other.startsWith(`${state}.`)));
}

customElements.define('state-chart', StateChart);
