import assert from 'node:assert/strict';
import {
  AccountsApi,
  Configuration,
  InstitutionsApi,
  MembersApi,
  TransactionsApi,
  UsersApi,
  WidgetsApi,
} from 'mx-platform-node';
import type { Sandbox } from '../../demo/sandbox/index.js';
import { readClientModels, type ClientModels } from './platform-models.js';

/** What selects a version of the API, which the client does not do itself. */
export const versions = {
  v20111101: { Accept: 'application/vnd.mx.api.v1+json', 'Accept-Version': 'v20111101' },
  v20250224: { Accept: 'application/json', 'Accept-Version': 'v20250224' },
} as const;

/**
 * MX's official client, each of whose answers is compared, field by field, with the model that the client itself declares
 * for it. An answer that differs rejects.
 */
export interface CheckedClient {
  users: UsersApi;
  members: MembersApi;
  institutions: InstitutionsApi;
  accounts: AccountsApi;
  transactions: TransactionsApi;
  widgets: WidgetsApi;
  /** Names of the methods that have answered so far. */
  answered: ReadonlySet<string>;
  /** Names of the models that answers were compared with so far, nested ones included. */
  compared: ReadonlySet<string>;
}

/**
 * Where the client declares another model than MX answers with: lists carry the fields of `includes` only when a request has
 * that parameter, and one transaction is no list.
 */
const corrected: Record<string, string> = {
  listTransactions: 'TransactionsResponseBody',
  listTransactionsByAccount: 'TransactionsResponseBody',
  listTransactionsByMember: 'TransactionsResponseBody',
  readTransaction: 'TransactionResponseBody',
};

/**
 * What v20250224 changed in institutions (MX's migration guide); the client's models are those of the first version. The
 * one other difference that shows here is that a user's own id stands for its guid.
 */
const newer =
  /\.(guid|supported_products) is not in InstitutionResponse$|\.supports_(account_\w+|transaction_history) is missing$/;

export function connectClient(
  { apiUrl, clientId, apiKey }: Sandbox,
  headers: (typeof versions)[keyof typeof versions],
): CheckedClient {
  const configuration = new Configuration({
    basePath: apiUrl,
    username: clientId,
    password: apiKey,
    baseOptions: { headers },
  });
  const models = readClientModels();
  const answered = new Set<string>();
  const expected = headers['Accept-Version'] === 'v20250224' ? newer : undefined;
  const check = <Api extends object>(api: Api): Api => checked(api, models, answered, expected);
  return {
    users: check(new UsersApi(configuration)),
    members: check(new MembersApi(configuration)),
    institutions: check(new InstitutionsApi(configuration)),
    accounts: check(new AccountsApi(configuration)),
    transactions: check(new TransactionsApi(configuration)),
    widgets: check(new WidgetsApi(configuration)),
    answered,
    compared: models.compared,
  };
}

type Method = (...args: unknown[]) => Promise<{ status: number; data: unknown }>;

function checked<Api extends object>(
  api: Api,
  models: ClientModels,
  answered: Set<string>,
  expected?: RegExp,
): Api {
  return new Proxy(api, {
    get(target, name: string) {
      const method = (target as Record<string, unknown>)[name];
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        const answer = await (method as Method).apply(target, args);
        const model = corrected[name] ?? models.answerOf(api.constructor.name, name);
        if (model === undefined || answer.status === 204)
          assert.equal(answer.data, '', `${name} has no content`);
        else {
          const differences = models.differences(model, answer.data);
          const unexpected = differences.filter((difference) => !expected?.test(difference));
          assert.deepEqual(unexpected, [], name);
        }
        answered.add(name);
        return answer;
      };
    },
  });
}
