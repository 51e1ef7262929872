import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from './light-element.js';

const feedbackTime = 2000;

/** A button that copies a text and says so for a moment. */
@customElement('copy-button')
export class CopyButton extends LightElement {
  /** The text, or a function that returns it, called when the button is pressed. */
  @property({ attribute: false }) text: string | (() => string) = '';
  @property() label = 'Copy';
  @state() private feedback = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render() {
    return html`
      <button type="button" class="button" @click=${this.copy}>${this.label}</button>
      <span class="copy-feedback" role="status">${this.feedback}</span>
    `;
  }

  private readonly copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(typeof this.text === 'function' ? this.text() : this.text);
      this.feedback = 'Copied';
    } catch {
      this.feedback = 'The browser refused; select the text and copy it';
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.feedback = ''), feedbackTime);
  };
}
