import { html, nothing, type TemplateResult } from 'lit';
import { remedyOf } from '../flow/settling.js';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { disconnectButton } from './disconnect.js';
import { checkIcon } from './icons.js';
import { alert, intro, logo, problem, success } from './parts.js';

export function connectedScreen(screen: ScreenAt<'connected'>, context: ScreenContext): TemplateResult {
  const { institution } = screen;
  const { texts, dispatch } = context;
  const picture = html`<span class="logo-with-badge"
    >${logo(institution)}<span class="badge">${checkIcon}</span></span
  >`;
  return html`${success(texts.connected.heading, texts.connected.body(institution.name), picture)}
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
  const { statuses, fallback, enterAgain, otherInstitution } = texts.memberError;
  const { title, body } = statuses[member.status] ?? fallback;
  const remedy = remedyOf(member);
  const retry = (): void => dispatch({ type: 'memberRetried' });
  const leave = (): void => dispatch({ type: 'memberGivenUp' });
  const canLeave = !options.disable_institution_search || remedy === 'none';
  return html`${intro(institution, title)} ${alert(body(institution.name))} ${problem(context)}
    <div class="actions">
      ${
        remedy === 'none'
          ? nothing
          : html`<button class="primary" type="button" aria-disabled=${screen.deleting} @click=${retry}>
              ${remedy === 'credentials' ? enterAgain : texts.tryAgain}
            </button>`
      }
      ${
        canLeave
          ? html`<button
              class=${remedy === 'none' ? 'primary' : 'secondary'}
              type="button"
              aria-disabled=${screen.deleting}
              @click=${leave}
            >
              ${options.disable_institution_search ? enterAgain : otherInstitution}
            </button>`
          : nothing
      }
      ${disconnectButton(screen, context)}
    </div>`;
}
