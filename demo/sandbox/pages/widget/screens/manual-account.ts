import { html, type TemplateResult } from 'lit';
import type { ManualAccountType } from '../../../store/manual-accounts.js';
import type { Answer } from '../../../store/types.js';
import type { ManualAccountBody } from '../../../widget/contract.js';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { submitting } from './forms.js';
import { heading, problem, submitButton, success } from './parts.js';
import { textField } from './text-field.js';

export function manualAccountScreen(
  { added, sending }: ScreenAt<'addManualAccount'>,
  context: ScreenContext,
): TemplateResult {
  return added === null ? form(sending, context) : saved(added, context);
}

function form(sending: boolean, context: ScreenContext): TemplateResult {
  const { texts, dispatch } = context;
  const words = texts.manualAccount;
  const send = (answers: readonly Answer[]): void =>
    dispatch({ type: 'manualAccountSubmitted', account: accountOf(answers) });
  return html`<div class="intro">${heading(words.heading)}</div>
    ${problem(context)}
    <form novalidate @submit=${submitting(send)}>
      ${textField({
        name: 'name',
        label: words.name,
        rule: texts.signIn.required(words.name),
        pattern: '.{1,50}',
        autocapitalize: 'sentences',
      })}
      <div class="field">
        <label for="type">${words.type}</label>
        <select id="type" name="type">
          ${Object.entries(words.types).map(([type, label]) => html`<option value=${type}>${label}</option>`)}
        </select>
      </div>
      ${textField({
        name: 'balance',
        label: words.balance,
        rule: words.balanceRule,
        pattern: '-?[0-9]{1,9}([.,][0-9]{1,2})?',
        isNumber: true,
      })}
      ${submitButton(words.save, sending)}
    </form>`;
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

function saved(name: string, { texts, dispatch }: ScreenContext): TemplateResult {
  const { addedHeading, addedBody } = texts.manualAccount;
  return html`${success(addedHeading(name), addedBody)}
    <button class="primary" type="button" @click=${() => dispatch({ type: 'done' })}>
      ${texts.connected.done}
    </button>`;
}
