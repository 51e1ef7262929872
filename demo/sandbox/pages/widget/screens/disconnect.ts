import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { connectionOf } from '../flow/disconnecting.js';
import type { Screen, ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { intro } from './parts.js';

/** Under a sign-in that failed: the way out for whoever no longer wants the connection. */
export function disconnectButton(
  screen: Screen,
  { texts, dispatch }: ScreenContext,
): TemplateResult | typeof nothing {
  const connection = connectionOf(screen);
  if (!connection) return nothing;
  const { action, question, confirm, cancel } = texts.disconnect;
  return html`<disconnect-question
    action-text=${action}
    question-text=${question(connection.institution.name)}
    confirm-text=${confirm}
    cancel-text=${cancel}
    @disconnect=${() => dispatch({ type: 'disconnected' })}
  ></disconnect-question>`;
}

export function disconnectedScreen(
  { institution }: ScreenAt<'deleteMemberSuccess'>,
  { texts, dispatch }: ScreenContext,
): TemplateResult {
  const { doneHeading, doneBody } = texts.disconnect;
  return html`${intro(institution, doneHeading, doneBody(institution.name))}
    <button class="primary" type="button" @click=${() => dispatch({ type: 'done' })}>
      ${texts.connected.done}
    </button>`;
}

/**
 * A button that asks before it acts. Rendered in place, so that it looks like the page's other buttons.
 *
 * @fires {Event} disconnect - the user has confirmed it
 */
export class DisconnectQuestion extends LitElement {
  @property({ attribute: 'action-text' }) actionText = '';
  @property({ attribute: 'question-text' }) questionText = '';
  @property({ attribute: 'confirm-text' }) confirmText = '';
  @property({ attribute: 'cancel-text' }) cancelText = '';
  @state() private asking = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    if (!this.asking) {
      return html`<button class="quiet" type="button" @click=${() => (this.asking = true)}>
        ${this.actionText}
      </button>`;
    }
    return html`<div class="question" role="group" aria-label=${this.questionText}>
      <p role="alert">${this.questionText}</p>
      <button class="secondary" type="button" @click=${() => this.dispatchEvent(new Event('disconnect'))}>
        ${this.confirmText}
      </button>
      <button class="quiet" type="button" @click=${() => (this.asking = false)}>${this.cancelText}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'disconnect-question': DisconnectQuestion;
  }
}
