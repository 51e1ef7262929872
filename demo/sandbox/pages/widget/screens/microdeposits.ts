import { html, nothing, type TemplateResult } from 'lit';
import { accountNumberPattern, emailPattern, namePattern } from '../../../store/microdeposit-rules.js';
import type { AccountDetails, Institution } from '../../../widget/contract.js';
import { canBeEdited } from '../flow/microdeposits.js';
import type { MicrodepositEvent, MicrodepositScreen } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { submitting } from './forms.js';
import { lockIcon, spinner } from './icons.js';
import { alert, heading, problem, submitButton, success } from './parts.js';
import { textField } from './text-field.js';

/** Account and routing numbers, typed; and days later the amounts of two deposits. */
export function microdepositsScreen(screen: MicrodepositScreen, context: ScreenContext): TemplateResult {
  switch (screen.view) {
    case 'routingNumber':
      return screen.instant ? signInInstead(screen.instant, context) : routingNumber(screen, context);
    case 'howItWorks':
      return howItWorks(context);
    case 'accountInfo':
      return accountInfo(screen, context);
    case 'personal_info_form':
      return owner(screen, context);
    case 'confirmDetails':
      return confirmation(screen, context);
    case 'comeBack':
      return comeBack(screen, context);
    case 'verifyDeposits':
      return amounts(screen, context);
    case 'verified':
      return verified(context);
    case 'errors':
      return failure(screen, context);
  }
}

function routingNumber(screen: MicrodepositScreen, context: ScreenContext): TemplateResult {
  const { routing } = context.texts.microdeposits;
  const { details, notice } = screen;
  return form(screen, context, routing.heading, routing.body, [
    notice === 'unsupported' ? alert(routing.unsupported) : nothing,
    textField({
      name: 'routingNumber',
      label: routing.label,
      rule: routing.rule,
      pattern: '[0-9]{9}',
      value: details.routingNumber,
      isNumber: true,
    }),
  ]);
}

/** The number belongs to a bank whose users can sign in, which verifies the account at once. */
function signInInstead(institution: Institution, context: ScreenContext): TemplateResult {
  const { texts, dispatch } = context;
  const { instant } = texts.microdeposits;
  return html`${intro(instant.heading, instant.body(institution.name))}
    <div class="actions">
      ${button(instant.signIn(institution.name), 'primary', context, { type: 'signInPreferred', institution })}
      <button class="secondary" type="button" @click=${() => dispatch({ type: 'numbersPreferred' })}>
        ${instant.numbers}
      </button>
    </div>`;
}

function howItWorks(context: ScreenContext): TemplateResult {
  const { texts } = context;
  const { how } = texts.microdeposits;
  return html`${intro(how.heading)}
    <ol class="steps">
      ${how.steps.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${button(texts.continue, 'primary', context, { type: 'detailsConfirmed' })}`;
}

function accountInfo(screen: MicrodepositScreen, context: ScreenContext): TemplateResult {
  const { account } = context.texts.microdeposits;
  const { details, notice } = screen;
  const type = (value: AccountDetails['accountType'], label: string): TemplateResult =>
    html`<label class="option">
      <input
        type="radio"
        name="accountType"
        value=${value}
        .checked=${(details.accountType ?? 'CHECKING') === value}
      />
      <span>${label}</span>
    </label>`;
  const number = { rule: account.rule, pattern: accountNumberPattern, isNumber: true };
  return form(screen, context, account.heading, undefined, [
    notice === 'mismatch' ? alert(account.mismatch) : nothing,
    html`<fieldset class="field">
      <legend>${account.type}</legend>
      ${type('CHECKING', account.types.CHECKING)} ${type('SAVINGS', account.types.SAVINGS)}
    </fieldset>`,
    textField({ ...number, name: 'accountNumber', label: account.number, value: details.accountNumber }),
    // Always empty: the number is typed twice, so that a slip is noticed.
    textField({ ...number, name: 'accountNumberAgain', label: account.numberAgain }),
  ]);
}

function owner(screen: MicrodepositScreen, context: ScreenContext): TemplateResult {
  const { texts } = context;
  const { owner: words } = texts.microdeposits;
  const { details } = screen;
  const name = (key: 'firstName' | 'lastName'): TemplateResult =>
    textField({
      name: key,
      label: words[key],
      rule: words.nameRule,
      pattern: namePattern,
      value: details[key],
      autocomplete: key === 'firstName' ? 'given-name' : 'family-name',
      autocapitalize: 'words',
    });
  return form(screen, context, words.heading, words.body, [
    name('firstName'),
    name('lastName'),
    textField({
      name: 'email',
      label: words.email,
      rule: words.emailRule,
      pattern: emailPattern,
      value: details.email,
      autocomplete: 'email',
    }),
  ]);
}

function confirmation(screen: MicrodepositScreen, context: ScreenContext): TemplateResult {
  const { account, confirm, owner: person, routing } = context.texts.microdeposits;
  const { details, sending } = screen;
  const rows: [string, string | undefined][] = [
    [account.type, details.accountType && account.types[details.accountType]],
    [routing.label, details.routingNumber],
    [account.number, details.accountNumber],
    [person.heading, details.firstName && `${details.firstName} ${details.lastName ?? ''}`],
    [person.email, details.email],
  ];
  return html`${intro(confirm.heading, confirm.body)} ${problem(context)}
    <dl class="details">
      ${rows.map(([name, value]) =>
        value
          ? html`<dt>${name}</dt>
              <dd>${value}</dd>`
          : nothing,
      )}
    </dl>
    ${button(confirm.submit, 'primary', context, { type: 'detailsConfirmed' }, sending)}
    <p class="promise">${lockIcon}<span>${context.texts.secured}</span></p>`;
}

function comeBack({ microdeposit }: MicrodepositScreen, context: ScreenContext): TemplateResult {
  const { comeBack: words } = context.texts.microdeposits;
  return html`${intro(words.heading, words.body(microdeposit?.accountName ?? ''))}
  ${button(words.done, 'primary', context, { type: 'microdepositLeft' })}`;
}

function amounts(screen: MicrodepositScreen, context: ScreenContext): TemplateResult {
  const { amounts: words } = context.texts.microdeposits;
  const { microdeposit } = screen;
  const amount = { rule: words.rule, pattern: '0?[.,]0[1-9]', isNumber: true, placeholder: '0.00' };
  return form(screen, context, words.heading, words.body(microdeposit?.accountName ?? ''), [
    microdeposit?.status === 'DENIED' && context.problem === null ? alert(words.wrong) : nothing,
    textField({ ...amount, name: 'firstAmount', label: words.first }),
    textField({ ...amount, name: 'secondAmount', label: words.second }),
  ]);
}

function verified(context: ScreenContext): TemplateResult {
  const { verified: words } = context.texts.microdeposits;
  return html`${success(words.heading, words.body)}
  ${button(context.texts.continue, 'primary', context, { type: 'microdepositLeft' })}`;
}

function failure(screen: MicrodepositScreen, context: ScreenContext): TemplateResult {
  const { texts } = context;
  const { failed } = texts.microdeposits;
  const isPrevented = screen.microdeposit?.status === 'PREVENTED';
  const isEditable = canBeEdited(screen);
  const text = isPrevented ? failed.prevented : isEditable ? failed.review : failed.later;
  return html`${intro(isPrevented ? failed.preventedHeading : texts.memberError.fallback.title)}
    ${alert(text)}
    <div class="actions">
      ${
        isEditable
          ? html`${button(failed.edit, 'primary', context, { type: 'microdepositEdited' })}
            ${button(failed.other, 'secondary', context, { type: 'microdepositLeft' })}`
          : button(texts.continue, 'primary', context, { type: 'microdepositLeft' })
      }
    </div>`;
}

function intro(title: string, body?: string): TemplateResult {
  return html`<div class="intro">
    ${heading(title)} ${body === undefined ? nothing : html`<p>${body}</p>`}
  </div>`;
}

function form(
  { sending }: MicrodepositScreen,
  context: ScreenContext,
  title: string,
  body: string | undefined,
  content: readonly unknown[],
): TemplateResult {
  const { dispatch, texts } = context;
  return html`${intro(title, body)} ${problem(context)}
    <form novalidate @submit=${submitting((answers) => dispatch({ type: 'detailsSubmitted', answers }))}>
      ${content} ${submitButton(texts.continue, sending)}
    </form>`;
}

function button(
  text: string,
  look: 'primary' | 'secondary',
  { dispatch }: ScreenContext,
  event: MicrodepositEvent,
  sending = false,
): TemplateResult {
  return html`<button class=${look} type="button" aria-disabled=${sending} @click=${() => dispatch(event)}>
    ${sending ? spinner : nothing}<span>${text}</span>
  </button>`;
}
