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

/** What selects v20111101, whose paths and models version 2 of the client has; it names no version by itself. */
const headers = { Accept: 'application/vnd.mx.api.v1+json', 'Accept-Version': 'v20111101' };

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

export function connectClient({ apiUrl, clientId, apiKey }: Sandbox): CheckedClient {
  const configuration = new Configuration({
    basePath: apiUrl,
    username: clientId,
    password: apiKey,
    baseOptions: { headers },
  });
  const models = readClientModels();
  const answered = new Set<string>();
  const check = <Api extends object>(api: Api): Api => checked(api, models, answered);
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

function checked<Api extends object>(api: Api, models: ClientModels, answered: Set<string>): Api {
  return new Proxy(api, {
    get(target, name: string) {
      const method = (target as Record<string, unknown>)[name];
      if (typeof method !== 'function') return method;
      return async (...args: unknown[]) => {
        const answer = await (method as Method).apply(target, args);
        const model = corrected[name] ?? models.answerOf(api.constructor.name, name);
        if (model === undefined || answer.status === 204)
          assert.equal(answer.data, '', `${name} has no content`);
        else assert.deepEqual(models.differences(model, answer.data), [], name);
        answered.add(name);
        return answer;
      };
    },
  });
}
