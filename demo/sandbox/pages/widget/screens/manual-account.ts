import { html, type TemplateResult } from 'lit';
import type { ManualAccountType } from '../../../store/manual-accounts.js';
import type { Answer } from '../../../store/types.js';
import type { ManualAccountBody } from '../../../widget/contract.js';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { submitting } from './forms.js';
import { checkIcon } from './icons.js';
import { heading, problem, submitButton } from './parts.js';

export function manualAccountScreen(
  { added, sending }: ScreenAt<'addManualAccount'>,
  context: ScreenContext,
): TemplateResult {
  return added === null ? form(sending, context) : success(added, context);
}

function form(sending: boolean, context: ScreenContext): TemplateResult {
  const { texts, dispatch } = context;
  const words = texts.manualAccount;
  const send = (answers: readonly Answer[]): void =>
    dispatch({ type: 'manualAccountSubmitted', account: accountOf(answers) });
  return html`<div class="intro">${heading(words.heading)}</div>
    ${problem(context)}
    <form novalidate @submit=${submitting(send)}>
      ${field('name', words.name, texts.signIn.required(words.name), '.{1,50}', 'text')}
      <div class="field">
        <label for="type">${words.type}</label>
        <select id="type" name="type">
          ${Object.entries(words.types).map(([type, label]) => html`<option value=${type}>${label}</option>`)}
        </select>
      </div>
      ${field('balance', words.balance, words.balanceRule, '-?[0-9]{1,9}([.,][0-9]{1,2})?', 'decimal')}
      ${submitButton(words.save, sending)}
    </form>`;
}

function field(
  name: string,
  label: string,
  rule: string,
  pattern: string,
  mode: 'text' | 'decimal',
): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      name=${name}
      type="text"
      required
      pattern=${pattern}
      inputmode=${mode}
      autocomplete="off"
      aria-describedby="${name}-error"
    />
    <p class="field-error" id="${name}-error" data-text=${rule}></p>
  </div>`;
}

function accountOf(answers: readonly Answer[]): ManualAccountBody {
  const typed = (name: string): string => answers.find(({ guid }) => guid === name)?.value ?? '';
  return {
    name: typed('name'),
    // The list offers no others, and the server takes no others.
    type: typed('type') as ManualAccountType,
    balance: Number(typed('balance').replace(',', '.')),
  };
}

function success(name: string, { texts, dispatch }: ScreenContext): TemplateResult {
  const { addedHeading, addedBody } = texts.manualAccount;
  return html`<div class="intro success">
      <span class="badge">${checkIcon}</span>
      ${heading(addedHeading(name))}
      <p>${addedBody}</p>
    </div>
    <button class="primary" type="button" @click=${() => dispatch({ type: 'done' })}>
      ${texts.connected.done}
    </button>`;
}
