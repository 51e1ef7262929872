import { html } from 'hono/html';
import type { ConsentPages } from '../bank/consent-app.js';
import { formAlert, logo, signInFields } from '../bank/parts.js';
import type { Trip } from '../bank/trip.js';
import type { Markup } from '../pages/document.js';

const steps = ['Sign in', 'Choose and consent', 'Return'];

/** Fiserv's connect experience: the same journey as at a bank, under another roof. */
export const allDataPages: ConsentPages = {
  kind: 'alldata',
  page: 'alldata',
  entry: '/connect',
  title: ({ institution }) => `AllData Connect · ${institution.name}`,

  signIn: (trip, hidden, attempt) =>
    frame(
      trip,
      0,
      html`<h1>Sign in with ${trip.institution.name}</h1>
        <p class="lead">
          Use your online banking details. AllData Connect hands a token to MX, never your password.
        </p>
        ${formAlert(attempt.problem, 'both')}
        <form method="post" action="/sign-in">
          ${hidden} ${signInFields(attempt)}
          <div class="actions">
            <button class="primary" type="submit">Sign in</button>
          </div>
        </form>
        <form method="post" action="/decision">
          ${hidden}
          <button class="quiet" type="submit" name="decision" value="cancel">Cancel and go back</button>
        </form>`,
    ),

  consent: (trip, hidden, accounts, problem) =>
    frame(
      trip,
      1,
      html`<h1>Consent to share data</h1>
        <p class="lead">Recipient: <strong>MX Technologies</strong>. Duration: until you withdraw it.</p>
        ${formAlert(problem, 'accounts')}
        <form method="post" action="/decision">
          ${hidden}
          <fieldset>
            <legend>Your accounts at ${trip.institution.name}</legend>
            ${accounts.map(
              ({ id, name, ending }) =>
                html`<label class="check">
                  <input
                    type="checkbox"
                    name="account"
                    value="${id}"
                    ${problem?.field === 'accounts' ? '' : 'checked'}
                  />
                  <span>${name} (ending in ${ending})</span>
                </label>`,
            )}
          </fieldset>
          <dl class="clusters">
            <div>
              <dt>Account details</dt>
              <dd>Name, type, balance, account and routing number</dd>
            </div>
            <div>
              <dt>Transactions</dt>
              <dd>Amounts, dates and descriptions of the last 90 days</dd>
            </div>
          </dl>
          <p class="fine-print">
            By choosing Approve you agree that ${trip.institution.name} shares this data through Fiserv.
          </p>
          <div class="decision">
            <button class="primary" type="submit" name="decision" value="approve">Approve</button>
            <button class="secondary" type="submit" name="decision" value="deny">Deny</button>
          </div>
        </form>`,
    ),

  leaving: (trip, url) =>
    frame(
      trip,
      2,
      html`<h1>${url === null ? 'Still working' : 'Returning you to MX'}</h1>
        <p class="lead" role="status">
          ${url === null ? 'Your institution has not answered yet.' : 'This takes only a moment.'}
        </p>
        <p class="working"><span class="spinner" aria-hidden="true"></span></p>
        ${url === null ? '' : html`<a class="secondary" href="${url}">Continue</a>`}`,
    ),

  lost: (message) =>
    html`<div class="page">
      <aside>${wordmark()}</aside>
      <main>
        <h1>This session is not available</h1>
        <p class="lead">${message}</p>
        <p class="lead">Please start again in the app you came from.</p>
      </main>
    </div>`,
};

function wordmark(): Markup {
  return html`<p class="wordmark"><strong>AllData</strong> Connect</p>`;
}

function frame({ institution }: Trip, current: number, content: Markup): Markup {
  return html`<div class="page">
    <aside>
      ${wordmark()}
      <ol class="progress" aria-label="Progress">
        ${steps.map(
          (step, index) =>
            html`<li
              class="${index < current ? 'past' : ''}"
              ${index === current ? html`aria-current="step"` : ''}
            >
              ${step}
            </li>`,
        )}
      </ol>
    </aside>
    <main>
      <div class="institution">${logo(institution)} <span>${institution.name}</span></div>
      ${content}
    </main>
    <footer>A simulation for development. Not affiliated with Fiserv.</footer>
  </div>`;
}
