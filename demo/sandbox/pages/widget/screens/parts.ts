import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Institution } from '../../../widget/contract.js';
import { monogramOf } from '../../shared/monogram.js';
import type { ScreenContext } from './context.js';
import { alertIcon, checkIcon, spinner } from './icons.js';

/** The institution's generated logo; decoration, its name always stands beside it. */
export function logo(institution: Institution): TemplateResult {
  const { initials, background, foreground } = monogramOf(institution);
  return html`<svg class="logo" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    ${svg`<rect width="40" height="40" rx="10" fill=${background} />
      <text x="20" y="20.5" fill=${foreground}>${initials}</text>`}
  </svg>`;
}

/** A screen's heading. It takes focus when the screen changes, so that a screen reader starts there. */
export function heading(text: string): TemplateResult {
  return html`<h1 tabindex="-1">${text}</h1>`;
}

export function intro(institution: Institution, title: string, body?: string): TemplateResult {
  return html`<div class="intro">
    ${logo(institution)} ${heading(title)} ${body === undefined ? nothing : html`<p>${body}</p>`}
  </div>`;
}

/** The user is done: a check mark over the heading. */
export function success(
  title: string,
  body: string,
  picture = html`<span class="badge">${checkIcon}</span>`,
): TemplateResult {
  return html`<div class="intro success">
    ${picture} ${heading(title)}
    <p>${body}</p>
  </div>`;
}

/** An error the user has to notice; announced by screen readers as it appears. */
export function alert(text: string): TemplateResult {
  return html`<div class="alert" role="alert">
    ${alertIcon}
    <p>${text}</p>
  </div>`;
}

/** A failed request, if there is one. */
export function problem({ problem: kind, texts }: ScreenContext): TemplateResult | typeof nothing {
  return kind === null ? nothing : alert(texts.problem[kind]);
}

/** Submits the form that it stands in; says by a spinner that this is under way. */
export function submitButton(text: string, sending: boolean): TemplateResult {
  return html`<button class="primary" type="submit" aria-disabled=${sending}>
    ${sending ? spinner : nothing}<span>${text}</span>
  </button>`;
}
