import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { connectWidgetMachine } from '../../../src/machine/machine.js';
import { LightElement } from '../page/light-element.js';
import './active-states.js';
import type { AnyStateNode } from 'xstate';

/** A way out of a state: the event, and the states it leads to. */
interface Exit {
  readonly event: string;
  readonly targets: readonly string[];
}

/** The machine's states, nested as they are in it, with the active ones lit up and what leads out of them. */
@customElement('state-tree')
export class StateTree extends LightElement {
  @state() private active: readonly string[] = [];
  private readonly probe = document.createElement('active-states');

  override connectedCallback(): void {
    super.connectedCallback();
    this.probe.onChange = (active) => (this.active = active);
    this.findWidget().append(this.probe);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.probe.remove();
  }

  protected override render() {
    const regions = Object.values(connectWidgetMachine.root.states);
    return html`
      <p class="state-now">Now: <output aria-live="off">${innermost(this.active).join(', ')}</output></p>
      <div class="state-regions">${regions.map((region) => this.renderNode(region))}</div>
    `;
  }

  private renderNode(node: AnyStateNode): unknown {
    const path = node.path.join('.');
    const children = Object.values(node.states);
    const isActive = this.active.includes(path);
    return html`
      <div class="state ${isActive ? 'is-active' : ''}" data-state=${path}>
        <p class="state-name">
          ${node.key} ${isActive ? html`<span class="visually-hidden">(active)</span>` : nothing}
        </p>
        ${isActive ? renderExits(exitsOf(node)) : nothing}
        ${children.length > 0 ? html`<div class="state-children">${children.map((child) => this.renderNode(child))}</div>` : nothing}
      </div>
    `;
  }
}

function renderExits(exits: readonly Exit[]) {
  if (exits.length === 0) return nothing;
  return html`<ul class="state-exits" aria-label="Ways out">
    ${exits.map(({ event, targets }) => html`<li><code>${event}</code> → ${targets.join(' or ')}</li>`)}
  </ul>`;
}

/** What leads from this node to others; what changes no state is left out. */
function exitsOf(node: AnyStateNode): Exit[] {
  return [...node.transitions].flatMap(([event, transitions]) => {
    const targets = transitions.flatMap(({ target = [] }) => target.map(({ key }) => key));
    return targets.length > 0 ? [{ event: readable(event), targets: [...new Set(targets)] }] : [];
  });
}

/** xstate's names of delays and of the ends of actors, for people. */
function readable(event: string): string {
  return event
    .replace(/^xstate\.after\.([^.]+).*/, 'after $1')
    .replace(/^xstate\.(done|error)\.actor\.(\d+\.)?(.*)/, '$3 $1')
    .replace(/^xstate\.done\.state.*/, 'done');
}

/** The states that no other active state is part of: one for each region. */
function innermost(states: readonly string[]): string[] {
  return states.filter((state) => !states.some((other) => other.startsWith(`${state}.`)));
}
