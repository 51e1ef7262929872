import { html } from 'lit';
import { nameOfAccount } from './account-cards.js';
import type { Account, AccountNumber } from './api.js';

export function renderAccountNumbers(numbers: readonly AccountNumber[], accounts: readonly Account[]) {
  return html`
    <div class="table-frame" role="region" aria-label="Account numbers" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Account number</th>
            <th scope="col">Routing number</th>
          </tr>
        </thead>
        <tbody>
          ${numbers.map(
            ({ account_guid, account_number, routing_number, institution_number, transit_number }) => html`
              <tr>
                <td>${nameOfAccount(accounts, account_guid)}</td>
                <td class="number">${account_number ?? '–'}</td>
                <td class="number">${routing_number ?? canadian(institution_number, transit_number)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    </div>
  `;
}

/** Canada has an institution and a transit number in place of a routing number. */
function canadian(institution: string | null | undefined, transit: string | null | undefined): string {
  return institution && transit ? `${institution} ${transit}` : '–';
}
