import { Hono } from 'hono';
import type { SandboxContext } from '../context.js';
import {
  ACCOUNTS_PER_EMAIL,
  type MicrodepositAccount,
  type MicrodepositOwner,
  type MicrodepositResult,
} from '../store/microdeposits.js';
import {
  accountNumberRule,
  emailRule,
  isAccountNumber,
  isEmail,
  isName,
  nameRule,
} from '../store/microdeposit-rules.js';
import type { MicrodepositRecord, World } from '../store/types.js';
import { readBody, unwrap } from './body.js';
import { answer, type PlatformContext, type PlatformEnvironment } from './environment.js';
import { conflict, invalid, notFound } from './errors.js';
import type { Fields } from './fields.js';
import { answerList } from './query.js';

/** The fields that a microdeposit has in lists. The official client has no type for a single one. */
function toListed(record: MicrodepositRecord) {
  const { error_message, guid, institution_code, institution_name, status, updated_at, verified_at } = record;
  return { error_message, guid, institution_code, institution_name, status, updated_at, verified_at };
}

function toMicrodeposit(record: MicrodepositRecord) {
  const { account_name, account_number, account_type, email, first_name, last_name, routing_number } = record;
  return {
    ...toListed(record),
    ...{ account_name, account_number, account_type, email, first_name, last_name, routing_number },
  };
}

/** An optional string that must follow a rule. */
function readText(
  fields: Fields,
  name: string,
  isGood: (text: string) => boolean,
  rule: string,
): string | undefined {
  const text = fields.string(name);
  if (text !== undefined && !isGood(text)) throw invalid(fields.nameOf(name), rule);
  return text;
}

function readOwner(fields: Fields): Partial<MicrodepositOwner> {
  const email = readText(fields, 'email', isEmail, emailRule);
  const first_name = readText(fields, 'first_name', isName, nameRule);
  const last_name = readText(fields, 'last_name', isName, nameRule);
  return {
    ...(email !== undefined && { email }),
    ...(first_name !== undefined && { first_name }),
    ...(last_name !== undefined && { last_name }),
  };
}

const ACCOUNT_FIELDS = ['account_number', 'account_type', 'routing_number'];

function readAccount(fields: Fields, { microdeposits }: World): MicrodepositAccount {
  const routing_number = fields.requiredString('routing_number');
  // The API accepts the routing number of a bank that offers a sign-in; only the widget suggests signing in instead.
  if (!microdeposits.takesDeposits(routing_number)) {
    const reason = microdeposits.blockOf(routing_number)?.reason ?? '';
    throw invalid(
      fields.nameOf('routing_number'),
      `must be a routing number that takes deposits (${reason})`,
    );
  }
  const account_number = fields.requiredString('account_number');
  if (!isAccountNumber(account_number)) throw invalid(fields.nameOf('account_number'), accountNumberRule);
  const account_type = fields.oneOf('account_type', ['CHECKING', 'SAVINGS'] as const);
  if (!account_type) throw invalid(fields.nameOf('account_type'), 'is required');
  const account_name = readText(fields, 'account_name', isName, nameRule);
  return { routing_number, account_number, account_type, account_name };
}

/** An account, or an owner alone to pre-initiate one. */
function readRequest(fields: Fields, world: World) {
  const owner = readOwner(fields);
  if (ACCOUNT_FIELDS.some((name) => fields.has(name)))
    return { ...owner, account: readAccount(fields, world) };
  for (const name of ['email', 'first_name', 'last_name']) {
    if (!fields.has(name)) {
      throw invalid(fields.nameOf(name), `is required to pre-initiate; or send ${ACCOUNT_FIELDS.join(', ')}`);
    }
  }
  return { ...owner, account: null };
}

function readAmount(fields: Fields, name: string): number {
  const value = fields.value(name);
  if (typeof value === 'number' && value >= 0.01 && value <= 0.99) return value;
  throw invalid(fields.nameOf(name), 'must be a number of dollars from 0.01 to 0.99');
}

/** List, create, read, delete and verify microdeposits. */
export function microdepositRoutes({ world }: SandboxContext): Hono<PlatformEnvironment> {
  const { microdeposits } = world;

  function find(context: PlatformContext, guid: string): MicrodepositRecord {
    const found = microdeposits.find(guid);
    if (found?.user_guid !== context.var.user.guid) throw notFound('microdeposit', guid);
    return found;
  }

  function answerResult(context: PlatformContext, result: MicrodepositResult): Response {
    if (result.ok) return answer(context, { micro_deposit: toMicrodeposit(result.microdeposit) });
    if (result.reason === 'unknown') throw notFound('microdeposit', context.req.param('microdeposit') ?? '');
    if (result.reason === 'too-many-accounts') {
      throw invalid('micro_deposit.email', `already has ${ACCOUNTS_PER_EMAIL} accounts, the most MX allows`);
    }
    throw conflict(
      `Amounts can be verified while the status is DEPOSITED or DENIED; it is ${result.status}.`,
    );
  }

  const routes = new Hono<PlatformEnvironment>();
  routes
    .get('/users/:user/micro_deposits', (context) =>
      answerList(context, 'micro_deposits', microdeposits.ofUser(context.var.user.guid).map(toListed)),
    )
    .post('/users/:user/micro_deposits', async (context) => {
      const request = readRequest(unwrap(await readBody(context), 'micro_deposit'), world);
      return answerResult(context, microdeposits.create(context.var.user.guid, request));
    })
    .get('/users/:user/micro_deposits/:microdeposit', (context) => {
      const microdeposit = find(context, context.req.param('microdeposit'));
      return answerResult(context, { ok: true, microdeposit });
    })
    .delete('/users/:user/micro_deposits/:microdeposit', (context) => {
      microdeposits.delete(find(context, context.req.param('microdeposit')).guid);
      return context.body(null, 204);
    })
    .put('/micro_deposits/:microdeposit/verify', async (context) => {
      const fields = unwrap(await readBody(context), 'micro_deposit');
      const amounts = [
        readAmount(fields, 'deposit_amount_1'),
        readAmount(fields, 'deposit_amount_2'),
      ] as const;
      return answerResult(context, microdeposits.verify(context.req.param('microdeposit'), amounts));
    });
  return routes;
}
