import { Hono } from 'hono';
import type { TransactionResponseBody } from 'mx-platform-node';
import type { SandboxContext } from '../context.js';
import type { AccountRecord, MemberData, TransactionRecord } from '../data/types.js';
import { answer, type PlatformContext, type PlatformEnvironment } from './environment.js';
import { notFound } from './errors.js';
import { findNamed } from './identifiers.js';
import { modelsOf } from './models.js';
import { answerList, queryBoolean, queryChoice } from './query.js';
import { filterTransactions, refuseIncludes } from './transaction-filters.js';
import { USE_CASES } from './widget-options.js';

type Collection = 'accounts' | 'transactions' | 'accountNumbers' | 'accountOwners';

/** Accounts, transactions, account numbers and account owners: what jobs have read. */
export function dataRoutes({ world }: SandboxContext): Hono<PlatformEnvironment> {
  /** Of the path's member, or of all the user's members, perhaps of one use case only. */
  function collect<Kind extends Collection>(
    context: PlatformContext,
    kind: Kind,
  ): MemberData[Kind][number][] {
    if (context.req.param('member')) return [...world.data(context.var.member.guid)[kind]];
    const useCase = queryChoice(context, 'use_case', USE_CASES);
    return world.members
      .ofUser(context.var.user.guid)
      .filter((member) => useCase === undefined || member.use_cases.includes(useCase))
      .flatMap((member) => [...world.data(member.guid)[kind]]);
  }

  function findAccount(context: PlatformContext, identifier: string): AccountRecord {
    return findNamed(context, 'account', collect(context, 'accounts'), identifier);
  }

  function answerAccounts(context: PlatformContext): Response {
    // The sandbox has no manual accounts and no members that users manage.
    const wantsOthers =
      queryBoolean(context, 'is_manual') || queryBoolean(context, 'member_is_managed_by_user');
    const accounts = wantsOthers ? [] : collect(context, 'accounts');
    return answerList(context, 'accounts', accounts.map(modelsOf(context).toAccount));
  }

  function answerAccount(context: PlatformContext, identifier: string): Response {
    const account = modelsOf(context).toAccount(findAccount(context, identifier));
    return answer(context, { account });
  }

  function answerTransactions(
    context: PlatformContext,
    transactions: readonly TransactionRecord[],
  ): Response {
    const newestFirst = filterTransactions(context, transactions, world.now()).sort((one, other) =>
      other.transacted_at.localeCompare(one.transacted_at),
    );
    return answerList(context, 'transactions', newestFirst);
  }

  const routes = new Hono<PlatformEnvironment>();
  routes
    .get('/users/:user/accounts', answerAccounts)
    .get('/users/:user/members/:member/accounts', answerAccounts)
    .get('/users/:user/accounts/:account', (context) => answerAccount(context, context.req.param('account')))
    .get('/users/:user/members/:member/accounts/:account', (context) =>
      answerAccount(context, context.req.param('account')),
    )
    .get('/users/:user/transactions', (context) =>
      answerTransactions(context, collect(context, 'transactions')),
    )
    .get('/users/:user/members/:member/transactions', (context) =>
      answerTransactions(context, collect(context, 'transactions')),
    )
    .get('/users/:user/accounts/:account/transactions', (context) => {
      const { guid } = findAccount(context, context.req.param('account'));
      const transactions = collect(context, 'transactions').filter(
        ({ account_guid }) => account_guid === guid,
      );
      return answerTransactions(context, transactions);
    })
    .get('/users/:user/transactions/:transaction', (context) => {
      refuseIncludes(context);
      const guid = context.req.param('transaction');
      const transaction = collect(context, 'transactions').find((candidate) => candidate.guid === guid);
      if (!transaction) throw notFound('transaction', guid);
      return answer(context, { transaction } satisfies TransactionResponseBody);
    })
    .get('/users/:user/members/:member/account_numbers', (context) =>
      answerList(context, 'account_numbers', collect(context, 'accountNumbers')),
    )
    .get('/users/:user/accounts/:account/account_numbers', (context) => {
      const { guid } = findAccount(context, context.req.param('account'));
      const numbers = collect(context, 'accountNumbers').filter(({ account_guid }) => account_guid === guid);
      return answerList(context, 'account_numbers', numbers);
    })
    .get('/users/:user/members/:member/account_owners', (context) =>
      answerList(context, 'account_owners', collect(context, 'accountOwners')),
    );
  return routes;
}
