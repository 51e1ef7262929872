import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { takeFromAddress } from './address.js';

/** More than these tell nobody more. */
const most = 5;

/** Sets what the address says, and tells what of it was left out. */
@customElement('address-note')
export class AddressNote extends LightElement {
  @state() private problems: readonly string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.problems = takeFromAddress(this.findWidget(), location.search);
  }

  protected override render() {
    if (this.problems.length === 0) return nothing;
    return html`<div class="problem address-problem" role="alert">
      <p>Some of this address was left out:</p>
      <ul>
        ${this.problems.slice(0, most).map((problem) => html`<li>${problem}</li>`)}
        ${this.problems.length > most ? html`<li>And ${this.problems.length - most} more.</li>` : nothing}
      </ul>
      <button type="button" class="button" @click=${() => (this.problems = [])}>Got it</button>
    </div>`;
  }
}
