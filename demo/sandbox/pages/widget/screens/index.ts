import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { hasBackButton } from '../flow/leaving.js';
import type { Screen } from '../flow/types.js';
import { challengeScreen } from './challenge.js';
import { connectingScreen } from './connecting.js';
import type { ScreenContext } from './context.js';
import { credentialsScreen } from './credentials.js';
import { departureScreen, oauthErrorScreen } from './departure.js';
import { disclosureScreen } from './disclosure.js';
import { disconnectedScreen } from './disconnect.js';
import { backIcon } from './icons.js';
import { manualAccountScreen } from './manual-account.js';
import { microdepositsScreen } from './microdeposits.js';
import { connectedScreen, memberErrorScreen } from './outcome.js';
import { searchScreen } from './search.js';

/** The whole page in its present state. */
export function page(screen: Screen, context: ScreenContext): TemplateResult {
  const { options, texts, dispatch } = context;
  return html`${
      hasBackButton(screen, options)
        ? html`<header>
            <button class="back" type="button" @click=${() => dispatch({ type: 'back' })}>
              ${backIcon}<span>${texts.back}</span>
            </button>
          </header>`
        : nothing
    }
    <main>${keyed(identityOf(screen), html`<div class="screen">${content(screen, context)}</div>`)}</main>`;
}

/** Screens with different identities share no element, so that nothing typed on one appears on another. */
export function identityOf(screen: Screen): string {
  const away = 'away' in screen && screen.away;
  const view =
    screen.step === 'microdeposits'
      ? `${screen.view} ${screen.wrong} ${screen.instant?.guid ?? ''}`
      : screen.step === 'addManualAccount' && screen.added;
  return [screen.step, 'institution' in screen ? screen.institution?.guid : '', away, view].join(' ');
}

function content(screen: Screen, context: ScreenContext): TemplateResult {
  switch (screen.step) {
    case 'search':
      return searchScreen(context);
    case 'enterCreds':
      return screen.way === 'form' ? credentialsScreen(screen, context) : departureScreen(screen, context);
    case 'connecting':
      return connectingScreen(screen, context);
    case 'mfa':
      return challengeScreen(screen, context);
    case 'connected':
      return connectedScreen(screen, context);
    case 'actionableError':
      return memberErrorScreen(screen, context);
    case 'oauthError':
      return oauthErrorScreen(screen, context);
    case 'disclosure':
      return disclosureScreen(screen, context);
    case 'addManualAccount':
      return manualAccountScreen(screen, context);
    case 'deleteMemberSuccess':
      return disconnectedScreen(screen, context);
    case 'microdeposits':
      return microdepositsScreen(screen, context);
  }
}
