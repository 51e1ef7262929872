import { html, nothing, type TemplateResult } from 'lit';
import type { ScreenAt } from '../flow/types.js';
import type { ScreenContext } from './context.js';
import { spinner, windowIcon } from './icons.js';
import { alert, intro, problem } from './parts.js';

type SignInWindow = Extract<ScreenAt<'enterCreds'>, { way: 'window' }>;

/** Before and during the trip to the bank's own page. */
export function departureScreen(screen: SignInWindow, context: ScreenContext): TemplateResult {
  return screen.away ? waiting(screen, context) : ready(screen, context);
}

function ready({ institution, departure }: SignInWindow, context: ScreenContext): TemplateResult {
  const { texts, dispatch } = context;
  const { allDataSteps, heading, opens, steps } = texts.window;
  const list = (institution.protocol === 'alldata' ? allDataSteps : steps)(institution.name);
  return html`${intro(institution, heading(institution.name))} ${problem(context)}
    <ol class="steps">
      ${list.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${
      context.problem === null
        ? html`<button
              class="primary"
              type="button"
              aria-disabled=${departure === null}
              aria-describedby="window-note"
              @click=${() => dispatch({ type: 'windowRequested' })}
            >
              <span>${texts.continue}</span>${departure === null ? spinner : windowIcon}
            </button>
            <p class="note" id="window-note">${opens}</p>`
        : retry(context, 'primary')
    }`;
}

function waiting({ institution }: SignInWindow, context: ScreenContext): TemplateResult {
  const { texts } = context;
  return html`${intro(institution, texts.window.waitingHeading, texts.window.waitingBody(institution.name))}
  ${context.problem === null ? html`<p class="loading">${spinner}</p>` : problem(context)}
  ${retry(context, 'secondary')}`;
}

/** The bank's answer was no, or none. */
export function oauthErrorScreen(screen: ScreenAt<'oauthError'>, context: ScreenContext): TemplateResult {
  const { institution, reason } = screen;
  const { heading, reasons } = context.texts.oauthError;
  const explain = reasons[reason] ?? reasons['UNKNOWN_ERROR'];
  return html`${intro(institution, heading)} ${explain ? alert(explain(institution.name)) : nothing}
  ${retry(context, 'primary')}`;
}

function retry({ texts, dispatch }: ScreenContext, look: 'primary' | 'secondary'): TemplateResult {
  return html`<button class=${look} type="button" @click=${() => dispatch({ type: 'signInRetried' })}>
    ${texts.tryAgain}
  </button>`;
}
