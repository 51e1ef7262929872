import assert from 'node:assert/strict';
import { routingNumberOf } from '../../demo/sandbox/data/numbers.js';
import { CONNECTION_STATUS_CODES, isConnectionStatusName } from '../../demo/sandbox/store/statuses.js';
import type { PlatformServer } from '../sandbox/platform-server.js';
import { credentialsFor, settled } from '../sandbox/waiting.js';
import { insteadOf } from './exceptions.js';
import type { Endpoint, OpenApi, Version } from './openapi.js';

type Item = Readonly<Record<string, unknown>> & { guid: string };

/** A partner of MX's, each of whose answers is held to the document of the version. */
function createPartner(platform: PlatformServer, document: OpenApi, version: Version) {
  const asked = new Set<string>();
  const findings = new Set<string>();

  async function ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await platform.send(method, path, body, { 'Accept-Version': version });
    assert.ok(answer.status < 300, `${method} ${path}: ${String(answer.status)} ${answer.message}`);
    const endpoint =
      document.endpoint(method, path.replace(/\?.*/, '')) ?? assert.fail(`${method} ${path} is undocumented`);
    asked.add(endpoint.id);
    for (const finding of document.checkAnswer(endpoint, answer.status, answer.body, insteadOf[endpoint.id]))
      findings.add(finding);
    return (answer.body ?? {}) as Record<string, unknown>;
  }

  return {
    asked,
    findings,
    ask,
    one: async (name: string, ...request: Parameters<typeof ask>) => (await ask(...request))[name] as Item,
    list: async (name: string, path: string) => (await ask('GET', path))[name] as Item[],
  };
}

type Partner = ReturnType<typeof createPartner>;

async function askUsers({ ask, one, list }: Partner): Promise<string> {
  const fields = { id: 'partner-1', email: 'one@partner.example', metadata: 'text' };
  const user = await one('user', 'POST', '/users', { user: fields });
  const other = await one('user', 'POST', '/users', { user: { id: 'partner-2' } });
  await list('users', '/users');
  await ask('GET', `/users/${user.guid}`);
  await ask('PUT', `/users/${other.guid}`, { user: { is_disabled: true } });
  await ask('DELETE', `/users/${other.guid}`);
  await ask('POST', `/users/${user.guid}/widget_urls`, { widget_url: { widget_type: 'connect_widget' } });
  return user.guid;
}

async function askInstitutions({ ask, list }: Partner): Promise<void> {
  const institutions = await list('institutions', '/institutions?records_per_page=100');
  assert.ok(institutions.length > 25);
  await ask('GET', '/institutions/mxbank');
  await ask('GET', '/institutions/mxbank/credentials');
  await list('institutions', '/institutions/favorites');
}

/** A user's member with everything a job can read, then each of its lists. */
async function askData(
  { ask, one, list }: Partner,
  platform: PlatformServer,
  version: Version,
  user: string,
): Promise<Item> {
  const credentials = credentialsFor(platform.world, 'mxbank', 'data');
  const fields = { institution_code: 'mxbank', credentials, id: 'member-1', use_cases: ['PFM'] };
  const { guid } = await one('member', 'POST', `/users/${user}/members`, { member: fields });
  const member = `/users/${user}/members/${guid}`;
  await settled(platform.world, guid);
  for (const job of ['aggregate', 'verify', 'identify', 'check_balance']) {
    await ask('POST', `${member}/${job}`);
    await settled(platform.world, guid);
  }
  await ask('GET', member);
  await ask('GET', `${member}/status`);
  await ask('PUT', member, { member: { metadata: 'changed' } });
  await list('members', `/users/${user}/members`);
  await list('credentials', `${member}/credentials`);
  await list('accounts', `/users/${user}/accounts`);
  const [account] = await list('accounts', `${member}/accounts`);
  assert.ok(account);
  await ask('GET', `/users/${user}/accounts/${account.guid}`);
  await ask('GET', `${member}/accounts/${account.guid}`);
  await list('account_numbers', `${member}/account_numbers`);
  await list('account_numbers', `/users/${user}/accounts/${account.guid}/account_numbers`);
  await list('account_owners', `${member}/account_owners`);
  await list('transactions', `${member}/transactions?records_per_page=1000`);
  await list('transactions', `/users/${user}/accounts/${account.guid}/transactions`);
  const [transaction] = await list('transactions', `/users/${user}/transactions`);
  assert.ok(transaction);
  await ask('GET', `/users/${user}/transactions/${transaction.guid}`);
  if (version === 'v20250224') {
    const ofAccount = `${member}/accounts/${String(transaction['account_guid'])}/transactions`;
    await list('transactions', ofAccount);
    await ask('GET', `${ofAccount}/${transaction.guid}`);
  }
  return transaction;
}

/** A microdeposit from its first day to its last; returns one that is left. */
async function askMicrodeposits({ ask, one, list }: Partner, { world }: PlatformServer, user: string) {
  const institution =
    world.institutions.find('tamarack_village') ?? assert.fail('There is no such institution');
  const routing_number = routingNumberOf(institution);
  const account = { account_number: '33331', account_type: 'CHECKING', routing_number };
  const owner = { email: 'one@partner.example', first_name: 'Ada', last_name: 'Lovelace' };
  const micro_deposit = { ...account, ...owner };
  const path = `/users/${user}/micro_deposits`;
  const { guid } = await one('micro_deposit', 'POST', path, { micro_deposit });
  await ask('GET', `${path}/${guid}`);
  world.microdeposits.setStatus(guid, 'DEPOSITED');
  const amounts = { deposit_amount_1: 0.09, deposit_amount_2: 0.09 };
  await ask('PUT', `/micro_deposits/${guid}/verify`, { micro_deposit: amounts });
  await list('micro_deposits', path);
  await ask('DELETE', `${path}/${guid}`);
  return one('micro_deposit', 'POST', path, { micro_deposit });
}

/** Members that are asked a question, in each of the ways that a bank asks. */
async function askChallenges({ ask, one, list }: Partner, platform: PlatformServer, user: string) {
  for (const password of ['challenge', 'options', 'image']) {
    const credentials = credentialsFor(platform.world, 'mxbank', password);
    const fields = { institution_code: 'mxbank', credentials, use_cases: ['PFM'] };
    const { guid } = await one('member', 'POST', `/users/${user}/members`, { member: fields });
    const member = `/users/${user}/members/${guid}`;
    await settled(platform.world, guid);
    await ask('GET', `${member}/status`);
    const challenges = await list('challenges', `${member}/challenges`);
    const answers = challenges.map((challenge) => ({ guid: challenge.guid, value: 'correct' }));
    await ask('PUT', `${member}/resume`, { member: { challenges: answers } });
    await settled(platform.world, guid);
    await ask('GET', `${member}/challenges`);
    await ask('DELETE', member);
  }
}

/** A member in every status there is, and one whose user is at the bank's own page. */
async function askStatuses({ ask, one }: Partner, { world }: PlatformServer, user: string): Promise<void> {
  const fields = { institution_code: 'mx_bank_oauth', credentials: [], is_oauth: true };
  const { guid } = await one('member', 'POST', `/users/${user}/members`, {
    member: fields,
    skip_aggregation: true,
  });
  const member = `/users/${user}/members/${guid}`;
  await ask('GET', `${member}/oauth_window_uri`);
  for (const status of Object.keys(CONNECTION_STATUS_CODES).filter(isConnectionStatusName)) {
    world.members.setStatus(guid, status);
    await ask('GET', member);
    await ask('GET', `${member}/status`);
  }
}

/** Names the user, the member and the account of a path in turn by the partner's own id, and reports where the document does not. */
async function askByIds(
  platform: PlatformServer,
  document: OpenApi,
  version: Version,
  { guid, ...known }: Item,
  microdeposit: Item,
) {
  const guids = {
    user: String(known['user_guid']),
    member: String(known['member_guid']),
    account: String(known['account_guid']),
    transaction: guid,
    micro_deposit: microdeposit.guid,
    institution: '',
  };
  const ids = { user: 'partner-1', member: 'member-1', account: String(known['account_id']) };
  const findings: string[] = [];
  const isTaken = async (method: string, { path }: Endpoint, names: Readonly<Record<string, string>>) => {
    const named = path.replaceAll(/\{(\w+)_\w+\}/g, (_, kind: string) => names[kind] ?? assert.fail(kind));
    const { status } = await platform.send(method, named, method === 'GET' ? undefined : {}, {
      'Accept-Version': version,
    });
    return status !== 404;
  };
  for (const [method, route] of platform.routes) {
    const endpoint = document.endpoint(method, route);
    // What is deleted cannot be asked for again.
    if (!endpoint || method === 'DELETE' || !route.startsWith('/users/:user')) continue;
    assert.ok(await isTaken(method, endpoint, guids), endpoint.id);
    for (const [kind, id] of Object.entries(ids)) {
      if (!endpoint.path.includes(`{${kind}_`)) continue;
      const isDocumented = endpoint.path.includes(`{${kind}_identifier}`);
      if ((await isTaken(method, endpoint, { ...guids, [kind]: id })) === isDocumented) continue;
      findings.push(`${endpoint.id} takes ${isDocumented ? 'no' : 'the'} id of a ${kind}`);
    }
  }
  return findings;
}

/**
 * Asks the sandbox everything that it can be asked.
 * @returns the operations that answered, and every difference from the document.
 */
export async function askEverything(platform: PlatformServer, document: OpenApi, version: Version) {
  const partner = createPartner(platform, document, version);
  const user = await askUsers(partner);
  await askInstitutions(partner);
  const transaction = await askData(partner, platform, version, user);
  await askChallenges(partner, platform, user);
  await askStatuses(partner, platform, user);
  const microdeposit = await askMicrodeposits(partner, platform, user);
  const byIds = await askByIds(platform, document, version, transaction, microdeposit);
  return { asked: partner.asked, findings: [...partner.findings, ...document.emptyLists(), ...byIds] };
}
