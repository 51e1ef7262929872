import { html } from 'lit';
import type { Account } from './api.js';
import { formatMoney, formatWord, maskNumber } from './format.js';

export function renderAccounts(accounts: readonly Account[]) {
  if (accounts.length === 0) return html`<p class="empty">MX has read no account of this bank yet.</p>`;
  return html`
    <h3>${accounts.length} ${accounts.length === 1 ? 'account' : 'accounts'}</h3>
    <ul class="accounts">
      ${accounts.map(renderAccount)}
    </ul>
  `;
}

function renderAccount({ guid, name, nickname, type, account_number, balance, currency_code }: Account) {
  return html`
    <li class="account" data-account=${guid}>
      <p class="account-type">${formatWord(type)}</p>
      <p class="account-name">${nickname || name}</p>
      <p class="account-number">${maskNumber(account_number)}</p>
      <p class="account-balance">${formatMoney(balance, currency_code)}</p>
    </li>
  `;
}

/** The name of an account by its guid, for tables that list something of several accounts. */
export function nameOfAccount(accounts: readonly Account[], guid: string | null | undefined): string {
  const account = accounts.find((candidate) => candidate.guid === guid);
  return account?.nickname || account?.name || '–';
}
