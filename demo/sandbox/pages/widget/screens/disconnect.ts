import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { connectionOf, isDeleting } from '../flow/disconnecting.js';
import type { Screen, ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { spinner } from './icons.js';
import { intro } from './parts.js';

/** Deletes the connection; shown where its sign-in failed or is asked for again. */
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
    ?deleting=${isDeleting(screen)}
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
  /** Whether the question has been confirmed and the answer is awaited: the buttons do nothing until then. */
  @property({ type: Boolean }) deleting = false;
  @state() private asking = false;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** The button that had the focus is gone after the question is asked or cancelled; another takes it over. */
  protected override updated(changed: PropertyValues): void {
    if (changed.get('asking') !== undefined) this.querySelector('button')?.focus();
  }

  protected override render(): TemplateResult {
    if (!this.asking) {
      return html`<button class="quiet" type="button" @click=${() => (this.asking = true)}>
        ${this.actionText}
      </button>`;
    }
    return html`<div class="question" role="group" aria-label=${this.questionText}>
      <p role="alert">${this.questionText}</p>
      <button class="secondary" type="button" aria-disabled=${this.deleting} @click=${this.#confirm}>
        ${this.deleting ? spinner : nothing}<span>${this.confirmText}</span>
      </button>
      <button class="quiet" type="button" aria-disabled=${this.deleting} @click=${this.#cancel}>
        ${this.cancelText}
      </button>
    </div>`;
  }

  #confirm = (): void => {
    if (!this.deleting) this.dispatchEvent(new Event('disconnect'));
  };

  #cancel = (): void => {
    if (!this.deleting) this.asking = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'disconnect-question': DisconnectQuestion;
  }
}
