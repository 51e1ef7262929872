import assert from 'node:assert/strict';
import type { Sandbox } from '../../demo/sandbox/index.js';
import type {
  CredentialsAnswer,
  Departure,
  InstitutionsAnswer,
  MemberAnswer,
  PageSession,
} from '../../demo/sandbox/widget/contract.js';
import { eventually } from './waiting.js';

/** Options of a widget URL, under MX's names. */
export type WidgetUrlOptions = Readonly<Record<string, unknown>>;

/** A request to the widget's server, as the widget's page sends it. */
export type AskWidget = <Answer>(method: string, path: string, body?: object) => Promise<Answer>;

/** A user of one sandbox, whose backend asks the Platform API and whose widget asks the widget's server. No browser. */
export interface WidgetVisitor {
  userGuid: string;
  /** A request to the Platform API, version v20250224. */
  api: (method: string, path: string, body?: object) => Promise<unknown>;
  /** Requests a widget URL and loads it; resolves with what asks the widget's server in the new session. */
  open: (options: WidgetUrlOptions, headers?: Record<string, string>) => Promise<AskWidget>;
  /** Requests a widget URL, loads it and signs in; resolves with the member's guid once its job is done or asks. */
  connect: (
    options: WidgetUrlOptions,
    password?: string,
    institution?: string,
    headers?: Record<string, string>,
  ) => Promise<string>;
  /** The same at a bank with pages of its own, the first of which is at the address that `atBank` gets. */
  connectAtBank: (
    options: WidgetUrlOptions,
    institution: string,
    atBank: (address: string) => Promise<void>,
  ) => Promise<string>;
  /** The names of the products that the API answers for a member. */
  read: (member: string) => Promise<string>;
}

const pluralsOf = {
  accounts: 'accounts',
  transactions: 'transactions',
  numbers: 'account_numbers',
  owners: 'account_owners',
};

export async function visitWidget(sandbox: Sandbox, id: string): Promise<WidgetVisitor> {
  const { apiUrl, widgetUrl, clientId, apiKey } = sandbox;
  const authorization = `Basic ${Buffer.from(`${clientId}:${apiKey}`).toString('base64')}`;

  async function api(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: { authorization, 'accept-version': 'v20250224', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  const created = (await api('POST', '/users', { user: { id } })) as { user: { guid: string } };
  const userGuid = created.user.guid;

  /** Loads a fresh URL, as an iframe would; what its page then asks of the widget's server goes through the result. */
  async function open(options: WidgetUrlOptions, headers?: Record<string, string>): Promise<AskWidget> {
    const body = { widget_url: { widget_type: 'connect_widget', ...options } };
    const asked = await api('POST', `/users/${userGuid}/widget_urls`, body, headers);
    const page = await (await fetch((asked as { widget_url: { url: string } }).widget_url.url)).text();
    const data = /<script type="application\/json" id="session">(?<json>.*?)<\/script>/s.exec(page)?.groups?.[
      'json'
    ];
    const session = JSON.parse(data ?? assert.fail('The page has no session')) as PageSession;
    return async <Answer>(method: string, path: string, sent?: object): Promise<Answer> => {
      const answer = await fetch(`${widgetUrl}/session${path}`, {
        method,
        headers: { authorization: `Bearer ${session.token}` },
        ...(sent && { body: JSON.stringify(sent) }),
      });
      assert.ok(answer.ok, `${method} /session${path}: ${answer.status}`);
      return (await answer.json()) as Answer;
    };
  }

  async function chooseInstitution(ask: AskWidget, code: string): Promise<string> {
    const { institutions } = await ask<InstitutionsAnswer>('GET', `/institutions?query=${code}`);
    return (institutions.find((candidate) => candidate.code === code) ?? assert.fail(`There is no ${code}`))
      .guid;
  }

  function settled(ask: AskWidget, guid: string): Promise<string> {
    return eventually(async () => {
      const { member } = await ask<MemberAnswer>('GET', `/members/${guid}`);
      return member.settled ? guid : undefined;
    });
  }

  return {
    userGuid,
    api,
    open,
    async connect(options, password = 'password', institution = 'mxbank', headers) {
      const ask = await open(options, headers);
      const institutionGuid = await chooseInstitution(ask, institution);
      const fields = await ask<CredentialsAnswer>('GET', `/institutions/${institutionGuid}/credentials`);
      const answers = fields.credentials.map(({ guid, kind }) => ({
        guid,
        value: kind === 'PASSWORD' ? password : 'mxuser',
      }));
      const { member } = await ask<MemberAnswer>('POST', '/members', { institutionGuid, answers });
      return settled(ask, member.guid);
    },
    async connectAtBank(options, institution, atBank) {
      const ask = await open(options);
      const institutionGuid = await chooseInstitution(ask, institution);
      const departure = await ask<Departure>('POST', '/departures', { institutionGuid, memberGuid: null });
      await atBank(departure.url);
      return settled(ask, departure.member.guid);
    },
    async read(member) {
      const names = [];
      for (const [name, plural] of Object.entries(pluralsOf)) {
        const list = (await api('GET', `/users/${userGuid}/members/${member}/${plural}`)) as {
          pagination: { total_entries: number };
        };
        if (list.pagination.total_entries > 0) names.push(name);
      }
      return names.join(' ');
    },
  };
}
