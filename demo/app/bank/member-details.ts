import { html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import '../page/tab-list.js';
import { renderAccountNumbers } from './account-numbers.js';
import { renderAccountOwners } from './account-owners.js';
import { renderAccounts } from './account-cards.js';
import { readAccountNumbers, readAccountOwners, readAccounts } from './api.js';
import type { Account, AccountNumber, AccountOwner, Answer, JobKind, Member } from './api.js';
import './transaction-table.js';
import './unread-product.js';

type View = 'accounts' | 'numbers' | 'owners';

const tabs: readonly { name: View; label: string }[] = [
  { name: 'accounts', label: 'Accounts and transactions' },
  { name: 'numbers', label: 'Account numbers' },
  { name: 'owners', label: 'Owners' },
];

interface MemberData {
  accounts: readonly Account[];
  numbers: readonly AccountNumber[];
  owners: readonly AccountOwner[];
  /** Why there is nothing of a kind, if the reason is that it could not be read. */
  problems: Readonly<Record<View, string>>;
}

/** Everything MX has read for one member: accounts and transactions, account numbers, owners. */
@customElement('member-details')
export class MemberDetails extends LightElement {
  @property({ attribute: false }) member: Member = {};
  /** A new edition means: read again. */
  @property({ attribute: false }) edition = 0;
  @state() private data: MemberData | undefined;
  @state() private view: View = 'accounts';

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('member');
    if (changed.has('edition') || (changed.has('member') && before?.guid !== this.member.guid))
      void this.load();
  }

  protected override render() {
    const { data, member } = this;
    return html`
      <p class="visually-hidden" role="status">${data ? this.announcement(data) : ''}</p>
      ${data ? this.renderData(data) : html`<p class="empty">Reading the accounts of ${member.name} …</p>`}
    `;
  }

  private renderData(data: MemberData) {
    const { accounts: problem } = data.problems;
    if (problem) return html`<p class="problem" role="alert">${problem}</p>`;
    const { view } = this;
    return html`
      <tab-list
        label="What MX has read"
        .tabs=${tabs}
        .selected=${view}
        @tab-select=${(event: CustomEvent<View>) => (this.view = event.detail)}
      ></tab-list>
      <div class="tab-panel" id="panel-${view}" role="tabpanel" aria-labelledby="tab-${view}">
        ${this.renderView(view, data)}
      </div>
    `;
  }

  private renderView(view: View, { accounts, numbers, owners, problems }: MemberData) {
    switch (view) {
      case 'accounts':
        return html`
          ${renderAccounts(accounts)}
          <transaction-table .member=${this.member.guid ?? ''} .edition=${this.edition}></transaction-table>
        `;
      case 'numbers':
        return numbers.length > 0
          ? renderAccountNumbers(numbers, accounts)
          : this.renderUnread('verify', problems.numbers || unread('account numbers'));
      case 'owners':
        return owners.length > 0
          ? renderAccountOwners(owners, accounts)
          : this.renderUnread('identify', problems.owners || unread('account owners'));
    }
  }

  private renderUnread(kind: JobKind, text: string) {
    const { guid } = this.member;
    return html`<unread-product .member=${guid ?? ''} .kind=${kind} .text=${text}></unread-product>`;
  }

  private announcement({ accounts, problems }: MemberData): string {
    return problems.accounts || `${this.member.name ?? 'The bank'}: ${accounts.length} accounts.`;
  }

  private async load(): Promise<void> {
    const { guid } = this.member;
    const { edition } = this;
    if (this.data && this.data.accounts[0]?.member_guid !== guid) this.data = undefined;
    if (!guid) return;
    const [accounts, numbers, owners] = await Promise.all([
      readAccounts(guid),
      readAccountNumbers(guid),
      readAccountOwners(guid),
    ]);
    if (guid !== this.member.guid || edition !== this.edition) return;
    this.data = {
      accounts: 'data' in accounts ? accounts.data.accounts : [],
      numbers: 'data' in numbers ? numbers.data.account_numbers : [],
      owners: 'data' in owners ? owners.data.account_owners : [],
      problems: {
        accounts: problemOf(accounts),
        numbers: problemOf(numbers),
        owners: problemOf(owners),
      },
    };
  }
}

function unread(what: string): string {
  return `MX has read no ${what} of this member.`;
}

function problemOf(answer: Answer<unknown>): string {
  return 'problem' in answer ? answer.problem : '';
}
