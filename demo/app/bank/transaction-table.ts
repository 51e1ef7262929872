import { html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { readTransactions, type Answer, type Pagination, type Transaction } from './api.js';
import { formatDay, formatMoney } from './format.js';
import './unread-product.js';

interface Page {
  transactions: readonly Transaction[];
  pagination: Pagination;
}

/** A member's transactions, newest first as MX sorts them, a page at a time. */
@customElement('transaction-table')
export class TransactionTable extends LightElement {
  /** Guid of the member. */
  @property() member = '';
  /** A new edition means: read again, from the first page. */
  @property({ attribute: false }) edition = 0;
  @state() private answer: Answer<Page> | undefined;
  private wanted = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('member') || changed.has('edition')) void this.load(1);
  }

  protected override render() {
    return html`<h3>Transactions</h3>
      ${this.renderAnswer()}`;
  }

  private renderAnswer() {
    const { answer } = this;
    if (!answer) return html`<p class="empty">Reading the transactions …</p>`;
    if ('problem' in answer) return html`<p class="problem" role="alert">${answer.problem}</p>`;
    const { transactions, pagination } = answer.data;
    if (transactions.length === 0) {
      const text = 'MX has read no transactions of this member.';
      return html`<unread-product
        .member=${this.member}
        .kind=${'aggregate'}
        .text=${text}
      ></unread-product>`;
    }
    return html`
      <div class="table-frame" role="region" aria-label="Transactions" tabindex="0">
        <table class="transactions">
          <thead>
            <tr>
              <th scope="col">Date</th>
              <th scope="col">Description</th>
              <th scope="col" class="category">Category</th>
              <th scope="col" class="amount">Amount</th>
            </tr>
          </thead>
          <tbody>
            ${transactions.map(renderTransaction)}
          </tbody>
        </table>
      </div>
      ${this.renderPager(pagination)}
    `;
  }

  private renderPager({
    current_page: current = 1,
    total_pages: total = 1,
    total_entries: entries,
  }: Pagination) {
    return html`
      <nav class="pager" aria-label="Pages of transactions">
        <button
          type="button"
          class="button"
          ?disabled=${current <= 1}
          @click=${() => void this.load(current - 1)}
        >
          Previous
        </button>
        <p role="status">Page ${current} of ${total} <span class="soft">(${entries} transactions)</span></p>
        <button
          type="button"
          class="button"
          ?disabled=${current >= total}
          @click=${() => void this.load(current + 1)}
        >
          Next
        </button>
      </nav>
    `;
  }

  /** Only the answer to the latest question counts. */
  private async load(page: number): Promise<void> {
    const wanted = `${this.member} ${this.edition} ${page}`;
    this.wanted = wanted;
    const answer = await readTransactions(this.member, page);
    if (this.wanted === wanted) this.answer = answer;
  }
}

function renderTransaction(transaction: Transaction) {
  const { guid, date, description, original_description, category, amount, currency_code, type } =
    transaction;
  const income = type === 'CREDIT';
  const signed = amount === null || amount === undefined || income ? amount : -amount;
  return html`
    <tr data-transaction=${guid}>
      <td class="date">${formatDay(date)}</td>
      <td>${description ?? original_description}</td>
      <td class="soft category">${category}</td>
      <td class="amount" ?data-income=${income}>${formatMoney(signed, currency_code)}</td>
    </tr>
  `;
}
