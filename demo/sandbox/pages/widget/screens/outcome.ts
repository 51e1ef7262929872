import { html, nothing, type TemplateResult } from 'lit';
import { remedyOf } from '../flow/settling.js';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { checkIcon, windowIcon } from './icons.js';
import { alert, heading, intro, logo } from './parts.js';

export function connectedScreen(screen: ScreenAt<'connected'>, context: ScreenContext): TemplateResult {
  const { institution } = screen;
  const { texts, dispatch } = context;
  return html`<div class="intro success">
      <span class="logo-with-badge">${logo(institution)}<span class="badge">${checkIcon}</span></span>
      ${heading(texts.connected.heading)}
      <p>${texts.connected.body(institution.name)}</p>
    </div>
    <button class="primary" type="button" @click=${() => dispatch({ type: 'done' })}>
      ${texts.connected.done}
    </button>`;
}

/** A member in an error that its user may be able to do something about. */
export function memberErrorScreen(
  screen: ScreenAt<'actionableError'>,
  context: ScreenContext,
): TemplateResult {
  const { institution, member } = screen;
  const { options, texts, dispatch } = context;
  const { statuses, fallback, website, ...words } = texts.memberError;
  const { title, body } = statuses[member.status] ?? fallback;
  const remedy = remedyOf(member);
  const leave = options.disable_institution_search ? words.enterAgain : words.otherInstitution;
  return html`${intro(institution, title)} ${alert(body(institution.name))}
    ${
      remedy === 'none'
        ? nothing
        : html`<button class="primary" type="button" @click=${() => dispatch({ type: 'memberRetried' })}>
            ${remedy === 'credentials' ? words.updateCredentials : texts.tryAgain}
          </button>`
    }
    <button
      class=${remedy === 'none' ? 'primary' : 'secondary'}
      type="button"
      @click=${() => dispatch({ type: 'memberGivenUp' })}
    >
      ${leave}
    </button>
    <a class="secondary" href=${institution.url} target="_blank" rel="noopener noreferrer">
      <span>${website(institution.name)}</span>${windowIcon}
      <span class="visually-hidden">(${texts.notification.opensInNewWindow})</span>
    </a>`;
}
