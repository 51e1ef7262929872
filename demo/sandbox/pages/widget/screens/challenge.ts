import { html, type TemplateResult } from 'lit';
import type { Challenge } from '../../../widget/contract.js';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { submitting } from './forms.js';
import { intro, problem, submitButton } from './parts.js';
import { textField } from './text-field.js';

export function challengeScreen(screen: ScreenAt<'mfa'>, context: ScreenContext): TemplateResult {
  const { institution, member, sending } = screen;
  const { texts, dispatch } = context;
  return html`${intro(institution, texts.challenge.heading, texts.challenge.body(institution.name))}
    ${problem(context)}
    <form novalidate @submit=${submitting((answers) => dispatch({ type: 'answersSubmitted', answers }))}>
      ${member.challenges.map((challenge) =>
        challenge.type === 'OPTIONS' ? choice(challenge, context) : question(challenge, context),
      )}
      ${submitButton(texts.continue, sending)}
    </form>`;
}

function question(challenge: Challenge, { texts }: ScreenContext): TemplateResult {
  const { guid, label, image_data: image } = challenge;
  const field = { name: guid, label, rule: texts.challenge.required };
  if (image === null) return textField({ ...field, autocomplete: 'one-time-code' });
  const picture = html`<img class="challenge" src=${image} alt=${texts.challenge.imageDescription} />`;
  return textField({ ...field, picture });
}

function choice({ guid, label, options }: Challenge, { texts }: ScreenContext): TemplateResult {
  return html`<fieldset class="field">
    <legend>${label}</legend>
    ${options.map(
      (option) =>
        html`<label class="option">
          <input type="radio" name=${guid} value=${option.value} required aria-describedby="${guid}-error" />
          <span>${option.label}</span>
        </label>`,
    )}
    <p class="field-error" id="${guid}-error" data-text=${texts.challenge.required}></p>
  </fieldset>`;
}
