import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { lockIcon } from './icons.js';
import { heading, logo } from './parts.js';

/** What will be shared, before anything is asked. */
export function disclosureScreen(
  { institution }: ScreenAt<'disclosure'>,
  { options, texts, dispatch }: ScreenContext,
): TemplateResult {
  const { body, aggregation, verification, protection, agree } = texts.disclosure;
  return html`<div class="intro">
      ${institution ? logo(institution) : nothing} ${heading(texts.title)}
      <p>${body}</p>
    </div>
    <ul class="shared">
      ${(options.verifies ? verification : aggregation).map((item) => html`<li>${item}</li>`)}
    </ul>
    <p class="promise">${lockIcon}<span>${protection}</span></p>
    <p class="promise">${agree}</p>
    <button class="primary" type="button" @click=${() => dispatch({ type: 'disclosureAccepted' })}>
      ${texts.continue}
    </button>`;
}
