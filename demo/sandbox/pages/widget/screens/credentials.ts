import { html, nothing, type TemplateResult } from 'lit';
import type { CredentialField } from '../../../widget/contract.js';
import type { Answer } from '../../../store/types.js';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { disconnectButton } from './disconnect.js';
import { submitting } from './forms.js';
import { lockIcon, spinner } from './icons.js';
import { alert, intro, problem } from './parts.js';
import { textField } from './text-field.js';

type SignInForm = Extract<ScreenAt<'enterCreds'>, { way: 'form' }>;

export function credentialsScreen(screen: SignInForm, context: ScreenContext): TemplateResult {
  const { texts, dispatch } = context;
  const { institution, fields, member, sending, deleting } = screen;
  const denied = member?.status === 'DENIED';
  return html`${intro(institution, texts.signIn.heading(institution.name), texts.signIn.promise)}
    ${denied && context.problem === null ? alert(texts.signIn.denied) : problem(context)}
    ${
      fields === null
        ? loading(context)
        : html`<form
            novalidate
            @submit=${submitting((answers: readonly Answer[]) =>
              dispatch({ type: 'credentialsSubmitted', answers }),
            )}
          >
            ${fields.map((field) => input(field, context))}
            <button class="primary" type="submit" aria-disabled=${sending || deleting}>
              ${sending ? html`${spinner}<span class="visually-hidden">${texts.signIn.sending}</span>` : nothing}
              <span>${texts.continue}</span>
            </button>
          </form>`
    }
    <p class="promise">${lockIcon}<span>${texts.secured}</span></p>
    ${disconnectButton(screen, context)}`;
}

function loading(context: ScreenContext): TemplateResult {
  const { texts, dispatch } = context;
  return context.problem === null
    ? html`<p class="loading" role="status">
        ${spinner}<span class="visually-hidden">${texts.loading}</span>
      </p>`
    : html`<button class="primary" type="button" @click=${() => dispatch({ type: 'signInRetried' })}>
        ${texts.tryAgain}
      </button>`;
}

function input({ guid, kind }: CredentialField, { texts }: ScreenContext): TemplateResult {
  if (kind === 'PASSWORD') {
    return html`<password-field
      guid=${guid}
      label=${texts.signIn.password}
      show-text=${texts.signIn.show}
      hide-text=${texts.signIn.hide}
      required-text=${texts.signIn.required(texts.signIn.password)}
    ></password-field>`;
  }
  const label = texts.signIn.username;
  return textField({ name: guid, label, rule: texts.signIn.required(label), autocomplete: 'username' });
}
