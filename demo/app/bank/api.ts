import type {
  AccountNumberResponse,
  AccountOwnerResponse,
  AccountResponse,
  MemberResponse,
  MicrodepositResponse,
  PaginationResponse,
  TransactionResponse,
} from 'mx-platform-node';

export type BackendName = 'sandbox' | 'integration' | 'production';
export type Account = AccountResponse;
export type AccountNumber = AccountNumberResponse;
export type AccountOwner = AccountOwnerResponse;
export type Member = MemberResponse;
export type Microdeposit = MicrodepositResponse;
export type Transaction = TransactionResponse;
export type Pagination = PaginationResponse;

/** What the demo's backend answered: the data, or a sentence for the person at the page. */
export type Answer<Data> = { data: Data } | { problem: string };

export const readBackend = () => read<{ backend: BackendName; apiVersion: string }>('/api/backend');

export const readMembers = () => read<{ members: Member[] }>('/api/members');

export const readAccounts = (member: string) => read<{ accounts: Account[] }>(`${path(member)}/accounts`);

export const readTransactions = (member: string, page: number) =>
  read<{ transactions: Transaction[]; pagination: Pagination }>(
    `${path(member)}/transactions?page=${String(page)}`,
  );

export const readAccountNumbers = (member: string) =>
  read<{ account_numbers: AccountNumber[] }>(`${path(member)}/account_numbers`);

export const readAccountOwners = (member: string) =>
  read<{ account_owners: AccountOwner[] }>(`${path(member)}/account_owners`);

/** MX's jobs, by what they read. */
export type JobKind = 'aggregate' | 'verify' | 'identify';

export const readMicrodeposits = () => read<{ micro_deposits: Microdeposit[] }>('/api/micro_deposits');

/** Lets the deposits arrive in the sandbox; MX’s take days. */
export const letDepositsArrive = (guid: string) =>
  act('PUT', `/api/sandbox/micro_deposits/${encodeURIComponent(guid)}/status/DEPOSITED`);

/** The sandbox's page that plays recordings. */
export const readReplayUrl = () => read<{ url: string }>('/api/sandbox/replay');

/** Asks MX to read more of a member than the widget did. */
export const startJob = (member: string, kind: JobKind) =>
  send<{ member: Member }>('POST', `${path(member)}/jobs/${kind}`);

/** Tells the sandbox what happened at a member's bank; MX itself cannot be told. */
export const setMemberStatus = (member: string, status: string) =>
  act('PUT', `/api/sandbox/members/${encodeURIComponent(member)}/status/${status}`);

/** Asks the demo's backend to do something; returns a sentence if it did not. */
export async function act(method: 'POST' | 'PUT', url: string, body?: object): Promise<string | undefined> {
  const answer = await send<unknown>(method, url, body);
  return 'problem' in answer ? answer.problem : undefined;
}

function path(member: string): string {
  return `/api/members/${encodeURIComponent(member)}`;
}

/** The backend is this repository's own and hands on MX's answers, so their shape is taken at its word. */
const read = <Data>(url: string) => send<Data>('GET', url);

async function send<Data>(method: string, url: string, body?: object): Promise<Answer<Data>> {
  try {
    const response = await fetch(url, {
      method,
      headers: { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) return { problem: await problemOf(response) };
    if (response.status === 204) return { data: undefined as Data };
    return { data: (await response.json()) as Data };
  } catch {
    return { problem: 'The demo server does not answer. Is it still running?' };
  }
}

async function problemOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => undefined)) as { error?: { message?: string } } | undefined;
  return body?.error?.message ?? `The demo server answered ${String(response.status)}.`;
}
