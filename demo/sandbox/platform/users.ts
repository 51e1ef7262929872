import { Hono } from 'hono';
import type { UserResponseBody } from 'mx-platform-node';
import type { SandboxContext } from '../context.js';
import type { UserFields, UserRecord } from '../store/types.js';
import { readBody, unwrapFilled } from './body.js';
import { answer, type PlatformContext, type PlatformEnvironment } from './environment.js';
import { conflict } from './errors.js';
import type { Fields } from './fields.js';
import { toUser } from './models.js';
import { answerList, queryBoolean } from './query.js';

function readUser(fields: Fields): UserFields {
  const read = {
    id: fields.string('id'),
    email: fields.string('email'),
    is_disabled: fields.boolean('is_disabled'),
    metadata: fields.string('metadata'),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** List, create, read, update and delete users. */
export function userRoutes({ world: { users } }: SandboxContext): Hono<PlatformEnvironment> {
  const answerUser = (context: PlatformContext, user: UserRecord): Response =>
    answer(context, { user: toUser(user) } satisfies UserResponseBody);

  function refuseTakenId({ id }: UserFields, own?: UserRecord): void {
    const holder = typeof id === 'string' ? users.findById(id) : undefined;
    if (holder && holder.guid !== own?.guid)
      throw conflict(`Another user already has the \`id\` \`${id ?? ''}\`.`);
  }

  const routes = new Hono<PlatformEnvironment>();
  routes
    .get('/users', (context) => {
      const id = context.req.query('id');
      const email = context.req.query('email');
      const isDisabled = queryBoolean(context, 'is_disabled');
      const found = users
        .all()
        .filter((user) => id === undefined || user.id === id)
        .filter((user) => email === undefined || user.email === email)
        .filter((user) => isDisabled === undefined || user.is_disabled === isDisabled);
      return answerList(context, 'users', found.map(toUser));
    })
    .post('/users', async (context) => {
      const fields = readUser(unwrapFilled(await readBody(context), 'user'));
      refuseTakenId(fields);
      return answerUser(context, users.create(fields));
    })
    .get('/users/:user', (context) => answerUser(context, context.var.user))
    .put('/users/:user', async (context) => {
      const { user } = context.var;
      const fields = readUser(unwrapFilled(await readBody(context), 'user'));
      refuseTakenId(fields, user);
      return answerUser(context, users.update(user.guid, fields) ?? user);
    })
    .delete('/users/:user', (context) => {
      users.delete(context.var.user.guid);
      return context.body(null, 204);
    });
  return routes;
}
