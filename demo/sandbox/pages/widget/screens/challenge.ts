import { html, nothing, type TemplateResult } from 'lit';
import type { Challenge } from '../../../widget/contract.js';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { submitting } from './forms.js';
import { intro, problem, submitButton } from './parts.js';

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
  return html`<div class="field">
    <label for=${guid}>${label}</label>
    ${image === null ? nothing : html`<img class="challenge" src=${image} alt=${texts.challenge.imageDescription} />`}
    <input
      id=${guid}
      name=${guid}
      type="text"
      required
      autocomplete=${image === null ? 'one-time-code' : 'off'}
      autocapitalize="off"
      spellcheck="false"
      aria-describedby="${guid}-error"
    />
    <p class="field-error" id="${guid}-error" data-text=${texts.challenge.required}></p>
  </div>`;
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
