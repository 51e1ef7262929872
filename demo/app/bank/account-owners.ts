import { html } from 'lit';
import { nameOfAccount } from './account-cards.js';
import type { Account, AccountOwner } from './api.js';

export function renderAccountOwners(owners: readonly AccountOwner[], accounts: readonly Account[]) {
  return html`
    <div class="table-frame" role="region" aria-label="Account owners" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Owner</th>
            <th scope="col">Address</th>
            <th scope="col">Contact</th>
          </tr>
        </thead>
        <tbody>
          ${owners.map(
            (owner) => html`
              <tr>
                <td>${nameOfAccount(accounts, owner.account_guid)}</td>
                <td>${owner.owner_name ?? '–'}</td>
                <td>${listed(owner.address, owner.city, owner.state, owner.postal_code, owner.country)}</td>
                <td>${listed(owner.email, owner.phone)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

function listed(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(', ') || '–';
}
