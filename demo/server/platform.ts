import {
  AccountsApi,
  Configuration,
  MembersApi,
  MicrodepositsApi,
  TransactionsApi,
  UsersApi,
} from 'mx-platform-node';
import { PlatformError } from './platform-error.js';

/** Where the Platform API is and who is asking. */
export interface PlatformOptions {
  /** Origin of the API, e.g. `https://int-api.mx.com` or the sandbox's `apiUrl`. */
  url: string;
  clientId: string;
  apiKey: string;
}

/** MX's jobs, by what they read: accounts and transactions, account numbers, owners. */
export const jobKinds = ['aggregate', 'verify', 'identify'] as const;
export type JobKind = (typeof jobKinds)[number];

export type Platform = ReturnType<typeof createPlatform>;

/** The version of the API that is read: version 2 of the client has its paths and models, and does not name it itself. */
export const apiVersion = 'v20111101';

const upstreamTimeout = 20_000;
const everything = 100;
export const transactionsPerPage = 10;

/**
 * The few calls of MX's Platform API that the demo makes, through MX's official client.
 * Each rejects with a {@link PlatformError}, which repeats nothing that the upstream wrote.
 */
export function createPlatform({ url, clientId, apiKey }: PlatformOptions) {
  const configuration = new Configuration({
    basePath: url,
    username: clientId,
    password: apiKey,
    baseOptions: {
      timeout: upstreamTimeout,
      headers: { Accept: 'application/vnd.mx.api.v1+json', 'Accept-Version': apiVersion },
    },
  });
  const users = new UsersApi(configuration);
  const members = new MembersApi(configuration);
  const accounts = new AccountsApi(configuration);
  const transactions = new TransactionsApi(configuration);
  const microdeposits = new MicrodepositsApi(configuration);

  return {
    findUser: (id: string) => answer(users.listUsers(1, 1, id)),
    createUser: (id: string) =>
      answer(users.createUser({ user: { id, metadata: 'connect-widget-element demo' } })),

    members: (user: string) => answer(members.listMembers(user, 1, everything)),
    accounts: (user: string, member: string) =>
      answer(accounts.listMemberAccounts(user, member, undefined, 1, everything)),
    transactions: (user: string, member: string, page: number) =>
      answer(transactions.listTransactionsByMember(member, user, page, transactionsPerPage)),
    accountNumbers: (user: string, member: string) =>
      answer(accounts.listAccountNumbersByMember(member, user, 1, everything)),
    /** Starts a job that reads one more product; MX answers at once and works on. */
    startJob: (user: string, member: string, kind: JobKind) => {
      const start = {
        aggregate: () => members.aggregateMember(member, user),
        verify: () => members.verifyMember(member, user),
        identify: () => members.identifyMember(member, user),
      };
      return answer(start[kind]());
    },
    /** The client has no arguments for pages of these. */
    microdeposits: (user: string) =>
      answer(microdeposits.listUserMicrodeposits(user, { params: { records_per_page: everything } })),
    accountOwners: (user: string, member: string) =>
      answer(accounts.listAccountOwnersByMember(member, user, 1, everything)),
  };
}

async function answer<Data>(call: Promise<{ data: Data }>): Promise<Data> {
  try {
    return (await call).data;
  } catch (error) {
    throw PlatformError.from(error);
  }
}
