import { html } from 'hono/html';
import type { Markup } from '../pages/document.js';
import type { ConsentPages } from './consent-app.js';
import { formAlert, logo, signInFields } from './parts.js';
import type { Trip } from './trip.js';

/** The pages of an OAuth bank: its own online banking, with a sign-in and a consent page. */
export const bankPages: ConsentPages = {
  kind: 'oauth',
  page: 'bank',
  entry: '/authorize',
  title: ({ institution }) => `${institution.name} · Online banking`,

  signIn: (trip, hidden, attempt) =>
    frame(
      trip,
      html`<h1>Sign in to online banking</h1>
        <p class="lead">MX asks for access to your accounts. You decide what to share on the next page.</p>
        ${formAlert(attempt.problem, 'both')}
        <form method="post" action="/sign-in">
          ${hidden} ${signInFields(attempt)}
          <button class="primary" type="submit">Sign in</button>
        </form>
        <form method="post" action="/decision">
          ${hidden}
          <button class="secondary" type="submit" name="decision" value="cancel">Cancel</button>
        </form>`,
    ),

  consent: (trip, hidden, accounts, problem) =>
    frame(
      trip,
      html`<h1>Share your accounts with MX</h1>
        <p class="lead">MX will be able to see what you choose here. It can never move money.</p>
        ${formAlert(problem, 'accounts')}
        <form method="post" action="/decision">
          ${hidden}
          <fieldset>
            <legend>Accounts to share</legend>
            ${accounts.map(
              ({ id, name, ending }) =>
                html`<label class="check account">
                  <input
                    type="checkbox"
                    name="account"
                    value="${id}"
                    ${problem?.field === 'accounts' ? '' : 'checked'}
                  />
                  <span>${name} <span class="account-number">ending in ${ending}</span></span>
                </label>`,
            )}
          </fieldset>
          <section aria-labelledby="scope">
            <h2 id="scope">What MX will see</h2>
            <ul class="scope">
              <li>Account names, types and balances</li>
              <li>Account and routing numbers</li>
              <li>Transactions of the last 90 days</li>
            </ul>
          </section>
          <div class="decision">
            <button class="primary" type="submit" name="decision" value="approve">Approve</button>
            <button class="secondary" type="submit" name="decision" value="deny">Deny</button>
          </div>
        </form>
        <p class="fine-print">You can withdraw access at any time under Settings, Connected apps.</p>`,
    ),

  leaving: (trip, url) =>
    frame(
      trip,
      html`<div class="leaving">
        <span class="spinner" aria-hidden="true"></span>
        <h1>${url === null ? 'One moment, please' : 'Taking you back'}</h1>
        <p class="lead" role="status">
          ${url === null ? 'We are finishing your request.' : 'You are signed out of online banking.'}
        </p>
        ${url === null ? '' : html`<a class="secondary" href="${url}">Continue</a>`}
      </div>`,
    ),

  lost: (message) =>
    html`<div class="page">
      <main class="card">
        <h1>We can’t find this sign-in</h1>
        <p class="lead">${message}</p>
        <p class="lead">Please start again in the app you came from.</p>
      </main>
    </div>`,
};

function frame({ institution }: Trip, content: Markup): Markup {
  return html`<div class="page">
    <header>
      <div class="brand">${logo(institution)} <span>${institution.name}</span></div>
      <p class="secure">
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
          <path d="M8.5 10.5V7.8a3.5 3.5 0 0 1 7 0v2.7" />
        </svg>
        <span>Secure session</span>
      </p>
    </header>
    <main class="card">${content}</main>
    <footer>
      <p>${institution.name} is an invented bank of this sandbox. No details leave your computer.</p>
    </footer>
  </div>`;
}
