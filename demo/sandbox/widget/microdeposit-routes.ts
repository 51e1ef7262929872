import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { isAccountNumber, isEmail, isName } from '../store/microdeposit-rules.js';
import type { MicrodepositAccount, MicrodepositResult } from '../store/microdeposits.js';
import type { MicrodepositRecord, World } from '../store/types.js';
import { choiceField, readBody, refuse, textField, type Fields } from './bodies.js';
import type { MicrodepositAnswer, RoutingNumberAnswer } from './contract.js';
import { sessionOf, type SessionEnvironment } from './session.js';
import { institutionView, microdepositView } from './views.js';

/** What the widget asks of microdeposits: they need no member. */
export function createMicrodepositRoutes({ microdeposits }: World): Hono<SessionEnvironment> {
  const app = new Hono<SessionEnvironment>();

  app.get('/routing-numbers/:number', (context) => {
    const block = microdeposits.blockOf(context.req.param('number'));
    if (!block) return context.json<RoutingNumberAnswer>({ block });
    const institution = 'institution' in block ? institutionView(block.institution, true) : null;
    return context.json<RoutingNumberAnswer>({ block: { reason: block.reason, institution } });
  });

  app.post('/microdeposits', async (context) => {
    const { userGuid, options } = sessionOf(context);
    const fields = await readBody(context);
    const account = readAccount(fields);
    const { current_microdeposit_guid: guid } = options;
    const current = guid === null ? undefined : microdeposits.find(guid);
    if (current?.status === 'PREINITIATED') {
      return context.json(answer(microdeposits.complete(current.guid, account)), 201);
    }
    const owner = {
      email: checked(fields, 'email', isEmail),
      first_name: checked(fields, 'firstName', isName),
      last_name: checked(fields, 'lastName', isName),
    };
    return context.json(answer(microdeposits.create(userGuid, { ...owner, account })), 201);
  });

  app.put('/microdeposits/:guid/verify', async (context) => {
    const { guid } = own(context);
    return context.json(answer(microdeposits.verify(guid, readAmounts(await readBody(context)))));
  });

  return app;

  function readAccount(fields: Fields): MicrodepositAccount {
    return {
      routing_number: checked(fields, 'routingNumber', microdeposits.takesDeposits),
      account_number: checked(fields, 'accountNumber', isAccountNumber),
      account_type: choiceField(fields, 'accountType', ['CHECKING', 'SAVINGS']),
    };
  }

  /** The microdeposit a request is about; that of another user does not exist for it. */
  function own(context: Context<SessionEnvironment>): MicrodepositRecord {
    const found = microdeposits.find(context.req.param('guid') ?? '');
    if (found?.user_guid === sessionOf(context).userGuid) return found;
    throw new HTTPException(404, { message: 'There is no such microdeposit.' });
  }
}

function answer(result: MicrodepositResult): MicrodepositAnswer {
  if (result.ok) return { microdeposit: microdepositView(result.microdeposit) };
  throw new HTTPException(409, { message: `The microdeposit was refused: ${result.reason}.` });
}

function checked(fields: Fields, name: string, isGood: (text: string) => boolean): string {
  const text = textField(fields, name);
  return isGood(text) ? text : refuse(`"${name}" is wrong.`);
}

function readAmounts({ amounts }: Fields): readonly [number, number] {
  const [one, two] = Array.isArray(amounts) ? (amounts as unknown[]) : [];
  return typeof one === 'number' && typeof two === 'number'
    ? [one, two]
    : refuse('"amounts" must be two numbers.');
}
