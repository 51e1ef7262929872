import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

/** A labelled password input with a button that shows what was typed. Rendered in place, so that it is part of its form. */
export class PasswordField extends LitElement {
  @property() guid = '';
  @property() label = '';
  @property({ attribute: 'show-text' }) showText = '';
  @property({ attribute: 'hide-text' }) hideText = '';
  @property({ attribute: 'required-text' }) requiredText = '';
  @state() private revealed = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { guid, revealed } = this;
    return html`<div class="field">
      <label for=${guid}>${this.label}</label>
      <div class="password">
        <input
          id=${guid}
          name=${guid}
          type=${revealed ? 'text' : 'password'}
          required
          autocomplete="current-password"
          autocapitalize="off"
          spellcheck="false"
          aria-describedby="${guid}-error"
        />
        <button type="button" class="reveal" @click=${() => (this.revealed = !revealed)}>
          <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
            <circle cx="12" cy="12" r="3" />
            <path class="strike" d="M4 20 20 4" ?hidden=${!revealed} />
          </svg>
          <span class="visually-hidden">${revealed ? this.hideText : this.showText}</span>
        </button>
      </div>
      <p class="field-error" id="${guid}-error" data-text=${this.requiredText}></p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'password-field': PasswordField;
  }
}
