import { html } from 'hono/html';
import type { Markup } from '../pages/document.js';
import { monogramOf } from '../pages/shared/monogram.js';
import type { InstitutionRecord } from '../store/types.js';
import type { FormProblem } from './consent-app.js';

/** An institution's generated logo; its name always stands beside it. */
export function logo(institution: InstitutionRecord): Markup {
  const { initials, background, foreground } = monogramOf(institution);
  return html`<svg class="logo" viewBox="0 0 40 40" aria-hidden="true">
    <rect width="40" height="40" rx="10" fill="${background}" />
    <text x="20" y="20.5" fill="${foreground}">${initials}</text>
  </svg>`;
}

/** Username and password, as both journeys ask for them. */
export function signInFields({
  username,
  problem,
}: {
  username: string;
  problem: FormProblem | null;
}): Markup {
  return html`${field('username', 'Username', 'text', username, problem)}
  ${field('password', 'Password', 'password', '', problem)}`;
}

function field(
  name: 'username' | 'password',
  label: string,
  type: string,
  value: string,
  problem: FormProblem | null,
): Markup {
  const wrong = problem?.field === name;
  const autocomplete = name === 'username' ? 'username' : 'current-password';
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      required
      autocomplete="${autocomplete}"
      autocapitalize="off"
      spellcheck="false"
      ${wrong ? html`aria-invalid="true" aria-describedby="${name}-error"` : ''}
    />
    ${wrong ? html`<p class="field-error" id="${name}-error">${problem.message}</p>` : ''}
  </div>`;
}

/** What is wrong with the form as a whole. */
export function formAlert(problem: FormProblem | null, ...fields: readonly FormProblem['field'][]): Markup {
  if (!problem || !fields.includes(problem.field)) return html``;
  return html`<div class="alert" role="alert">
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 7.5v5.5M12 16.4v.2" />
      <circle cx="12" cy="12" r="9" />
    </svg>
    <p>${problem.message}</p>
  </div>`;
}
