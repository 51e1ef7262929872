import { Hono, type MiddlewareHandler } from 'hono';
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

/** For routes that v20111101 does not have. */
const sinceNewer: MiddlewareHandler<PlatformEnvironment> = async (context, next) => {
  const { method, path } = context.req;
  if (context.var.version === 'v20111101') throw notFound('route', `${method} ${path}`);
  await next();
};

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

  /**
   * The accounts of the path's member or user. A user's include the manual ones, unless the query names a use case: manual
   * accounts have none.
   */
  function allAccounts(context: PlatformContext): AccountRecord[] {
    const isOfUser = !context.req.param('member') && context.req.query('use_case') === undefined;
    const manual = isOfUser ? world.manualAccounts.ofUser(context.var.user.guid) : [];
    return [...collect(context, 'accounts'), ...manual];
  }

  function findAccount(context: PlatformContext, identifier: string): AccountRecord {
    return findNamed(context, 'account', allAccounts(context), identifier);
  }

  function answerAccounts(context: PlatformContext): Response {
    // The sandbox has no members that users manage.
    if (queryBoolean(context, 'member_is_managed_by_user')) return answerList(context, 'accounts', []);
    const isManual = queryBoolean(context, 'is_manual');
    const accounts = allAccounts(context).filter(
      (account) => isManual === undefined || account.is_manual === isManual,
    );
    return answerList(context, 'accounts', accounts.map(modelsOf(context).toAccount));
  }

  function answerAccount(context: PlatformContext, identifier: string): Response {
    const account = modelsOf(context).toAccount(findAccount(context, identifier));
    return answer(context, { account });
  }

  function ofAccount(context: PlatformContext, account: string): TransactionRecord[] {
    const { guid } = findAccount(context, account);
    return collect(context, 'transactions').filter(({ account_guid }) => account_guid === guid);
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

  function answerTransaction(
    context: PlatformContext,
    transactions: readonly TransactionRecord[],
    guid: string,
  ): Response {
    refuseIncludes(context);
    const transaction = transactions.find((candidate) => candidate.guid === guid);
    if (!transaction) throw notFound('transaction', guid);
    return answer(context, { transaction } satisfies TransactionResponseBody);
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
    .get('/users/:user/accounts/:account/transactions', (context) =>
      answerTransactions(context, ofAccount(context, context.req.param('account'))),
    )
    .get('/users/:user/members/:member/accounts/:account/transactions', sinceNewer, (context) =>
      answerTransactions(context, ofAccount(context, context.req.param('account'))),
    )
    .get(
      '/users/:user/members/:member/accounts/:account/transactions/:transaction',
      sinceNewer,
      (context) => {
        const { account, transaction } = context.req.param();
        return answerTransaction(context, ofAccount(context, account), transaction);
      },
    )
    .get('/users/:user/transactions/:transaction', (context) =>
      answerTransaction(context, collect(context, 'transactions'), context.req.param('transaction')),
    )
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
