import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { LightElement } from '../page/light-element.js';
import { readBackend, readMembers, type Member } from './api.js';
import './member-details.js';
import './member-list.js';
import './microdeposit-list.js';
import './product-picker.js';
import './status-control.js';

/** Events after which the members at MX are no longer what the page last read. */
const changes = [
  'connect-member-deleted',
  'connect-member-error',
  'connect-member-status-update',
  'connect-create-member-error',
] as const;

/** What the page's backend can read back from MX: the user's members, and the data of one of them. */
@customElement('bank-data')
export class BankData extends LightElement {
  @state() private members: readonly Member[] = [];
  @state() private selected = '';
  @state() private problem = '';
  /** Counts up whenever the selected member's data may have changed. */
  @state() private edition = 0;
  /** Whether the sandbox plays MX: then the page can also play the bank. */
  @state() private inSandbox = false;
  /** Of MX's Platform API, as far as it is known. */
  @state() private apiVersion = '';
  private reading = false;
  private outdated = false;
  private listening: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.listening = new AbortController();
    const { signal } = this.listening;
    const widget = this.findWidget();
    for (const name of changes) widget.addEventListener(name, () => void this.refresh(), { signal });
    widget.addEventListener('connect-member-connected', ({ detail }) => void this.show(detail.member_guid), {
      signal,
    });
    void this.refresh();
    void this.readBackend();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.listening?.abort();
  }

  protected override render() {
    return html`
      <product-picker for=${this.getAttribute('for') ?? nothing}></product-picker>
      ${this.renderMembers()}
      ${this.apiVersion && html`<p class="note">Read from version ${this.apiVersion} of MX’s Platform API.</p>`}
      <microdeposit-list
        for=${this.getAttribute('for') ?? nothing}
        .inSandbox=${this.inSandbox}
      ></microdeposit-list>
    `;
  }

  private renderMembers() {
    if (this.problem) {
      return html`
        <p class="problem" role="alert">${this.problem}</p>
        <button type="button" class="button" @click=${() => void this.refresh()}>Try again</button>
      `;
    }
    if (this.members.length === 0) {
      return html`<p class="empty">
        No bank is connected yet. Accounts and transactions appear here once one is.
      </p>`;
    }
    const member = this.members.find(({ guid }) => guid === this.selected);
    return html`
      <member-list
        .members=${this.members}
        .selected=${this.selected}
        @member-show=${(event: CustomEvent<string>) => void this.show(event.detail)}
        @member-reopen=${(event: CustomEvent<string>) => this.reopen(event.detail)}
        @member-add=${() => this.reopen('')}
      ></member-list>
      ${member ? this.renderMember(member) : nothing}
    `;
  }

  private renderMember(member: Member) {
    const changed = () => void this.show(member.guid ?? '');
    return html`
      ${
        this.inSandbox
          ? html`<status-control .member=${member} @member-changed=${changed}></status-control>`
          : nothing
      }
      <member-details .member=${member} .edition=${this.edition} @member-changed=${changed}></member-details>
    `;
  }

  private async readBackend(): Promise<void> {
    const answer = await readBackend();
    if ('problem' in answer) return;
    this.inSandbox = answer.data.backend === 'sandbox';
    this.apiVersion = answer.data.apiVersion;
  }

  private async show(guid: string): Promise<void> {
    this.selected = guid;
    this.edition += 1;
    await this.refresh();
  }

  /** Loads the widget on a member, or on the search without one. */
  private reopen(guid: string): void {
    const widget = this.findWidget();
    const unchanged = (widget.currentMemberGuid ?? '') === guid && !widget.currentMicrodepositGuid;
    widget.removeAttribute('current-microdeposit-guid');
    if (guid) widget.setAttribute('current-member-guid', guid);
    else widget.removeAttribute('current-member-guid');
    if (unchanged) widget.reload();
    widget.scrollIntoView({ block: 'nearest' });
    widget.focus();
  }

  /** Reads the members. Changes that come while it reads lead to one more reading, not to many. */
  private async refresh(): Promise<void> {
    this.outdated = true;
    if (this.reading) return;
    this.reading = true;
    while (this.outdated) {
      this.outdated = false;
      const answer = await readMembers();
      this.problem = 'problem' in answer ? answer.problem : '';
      if ('data' in answer) this.take(answer.data.members);
    }
    this.reading = false;
  }

  private take(members: readonly Member[]): void {
    this.members = members;
    if (!members.some(({ guid }) => guid === this.selected)) this.selected = members.at(-1)?.guid ?? '';
  }
}
