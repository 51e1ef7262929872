import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { SandboxContext } from '../context.js';
import { departureUrl } from '../bank/departure-url.js';
import { MANUAL_ACCOUNT_TYPES } from '../store/manual-accounts.js';
import { jobRequestOf } from '../store/job-request.js';
import type {
  Answer,
  InstitutionRecord,
  JobRequest,
  MemberFields,
  MemberRecord,
  WidgetSession,
  World,
} from '../store/types.js';
import { answersField, choiceField, numberField, readBody, textField, textOrNullField } from './bodies.js';
import type {
  CredentialsAnswer,
  Departure,
  InstitutionsAnswer,
  ManualAccountAnswer,
  MemberAnswer,
  Trip,
} from './contract.js';
import { createMicrodepositRoutes } from './microdeposit-routes.js';
import { isVerifying, sessionOf, type SessionEnvironment } from './session.js';
import { institutionView, memberView } from './views.js';

/** The sessions that trips to a bank started from, by the trip's `state`. A trip that the Platform API started has none. */
export type Departures = Map<string, WidgetSession>;

/** Institutions shown before anything is searched, and at most for a search. */
const popularCount = 8;
const resultCount = 50;

/** The server behind the widget's page. Every request names its session in the Authorization header. */
export function createSessionRoutes(
  { world, origins }: SandboxContext,
  departures: Departures,
): Hono<SessionEnvironment> {
  const app = new Hono<SessionEnvironment>();

  app.use(async (context, next) => {
    const token = /^Bearer (?<token>\S+)$/.exec(context.req.header('authorization') ?? '')?.groups?.['token'];
    const session = token === undefined ? undefined : world.sessions.find(token);
    if (!session) throw new HTTPException(401, { message: 'The Authorization header names no session.' });
    context.set('session', session);
    context.header('cache-control', 'no-store');
    await next();
  });

  app.onError((error, context) => {
    if (!(error instanceof HTTPException)) throw error;
    return context.json({ error: { message: error.message } }, error.status);
  });

  app.get('/institutions', (context) => {
    const name = context.req.query('query') ?? '';
    const verifies = isVerifying(sessionOf(context));
    const { entries } = world.institutions.search({
      name,
      // MX: in verification mode the search shows what supports it by default, and finds the others, too.
      supports: verifies && name === '' ? { supports_account_verification: true } : {},
      isoCountryCodes: sessionOf(context).options.iso_country_code,
      perPage: name === '' ? popularCount : resultCount,
    });
    return context.json<InstitutionsAnswer>({
      institutions: entries.map((institution) => institutionView(institution, verifies)),
    });
  });

  app.get('/institutions/:guid/credentials', (context) => {
    const { code } = findInstitution(context.req.param('guid'));
    const credentials = world.institutions.credentials(code);
    return context.json<CredentialsAnswer>({
      credentials: credentials.map(({ guid, field_type: kind }) => ({ guid, kind })),
    });
  });

  app.post('/members', async (context) => {
    const body = await readBody(context);
    const institution = findInstitution(textField(body, 'institutionGuid'));
    return context.json(answer(connect(sessionOf(context), institution, answersField(body, 'answers'))), 201);
  });

  app.get('/members/:guid', (context) => context.json(answer(ownMember(context))));

  app.put('/members/:guid', async (context) => {
    const { guid } = ownMember(context);
    const credentials = answersField(await readBody(context), 'answers');
    const { fields, job } = requestOf(sessionOf(context));
    return context.json(answer(world.members.reconnect(guid, { ...fields, job, credentials })));
  });

  app.post('/members/:guid/jobs', (context) => {
    const { guid } = ownMember(context);
    const { fields, job } = requestOf(sessionOf(context));
    return context.json(answer(world.members.reconnect(guid, { ...fields, job })));
  });

  app.delete('/members/:guid', (context) => {
    world.members.delete(ownMember(context).guid);
    return context.json({});
  });

  app.put('/members/:guid/challenges', async (context) => {
    const { guid } = ownMember(context);
    const answers = answersField(await readBody(context), 'answers');
    const resumed = world.members.resume(guid, answers, requestOf(sessionOf(context)).fields);
    if (!resumed.ok)
      throw new HTTPException(409, { message: `The answers were not taken: ${resumed.reason}.` });
    return context.json(answer(resumed.member));
  });

  app.post('/departures', async (context) => {
    const body = await readBody(context);
    const session = sessionOf(context);
    const institution = findInstitution(textField(body, 'institutionGuid'));
    const memberGuid = textOrNullField(body, 'memberGuid');
    const member = memberGuid === null ? connect(session, institution, []) : applyFields(context, memberGuid);
    const { options } = session;
    const trip = world.authorizations.begin({
      memberGuid: member.guid,
      job: jobRequestOf(options),
      clientRedirectUrl: options.client_redirect_url,
      referralSource: options.oauth_referral_source,
      webviewUrlScheme: options.ui_message_webview_url_scheme,
    });
    if (!trip)
      throw new HTTPException(400, {
        message: '"institutionGuid" must be one that is signed in to elsewhere.',
      });
    departures.set(trip.state, session);
    const departing = memberView(world.members.find(member.guid) ?? member, world);
    return context.json<Departure>(
      { state: trip.state, url: departureUrl(origins, trip), member: departing },
      201,
    );
  });

  app.post('/accounts', async (context) => {
    const body = await readBody(context);
    const user = world.users.find(sessionOf(context).userGuid);
    if (!user) throw new HTTPException(404, { message: 'The session’s user is gone.' });
    const { guid } = world.manualAccounts.create(user, {
      name: textField(body, 'name'),
      type: choiceField(body, 'type', MANUAL_ACCOUNT_TYPES),
      balance: numberField(body, 'balance'),
    });
    return context.json<ManualAccountAnswer>({ guid }, 201);
  });

  app.route('/', createMicrodepositRoutes(world));

  app.get('/departures/:state', (context) => {
    const trip = world.authorizations.find(context.req.param('state'));
    if (!trip) throw new HTTPException(404, { message: 'There is no such trip.' });
    const { status, errorReason } = trip;
    const member = memberView(ownMember(context, trip.memberGuid), world);
    return context.json<Trip>({ status, errorReason, member });
  });

  return app;

  function findInstitution(guid: string): InstitutionRecord {
    const institution = world.institutions.find(guid);
    if (!institution) throw new HTTPException(404, { message: 'There is no such institution.' });
    return institution;
  }

  /** The member a request is about; that of another user does not exist for it. */
  function ownMember(
    context: Context<SessionEnvironment>,
    guid = context.req.param('guid') ?? '',
  ): MemberRecord {
    const member = world.members.find(guid);
    if (member?.user_guid === sessionOf(context).userGuid) return member;
    throw new HTTPException(404, { message: 'There is no such member.' });
  }

  /** Gives an existing member what the session asks for, without a job: that starts when its user comes back. */
  function applyFields(context: Context<SessionEnvironment>, memberGuid: string): MemberRecord {
    const member = ownMember(context, memberGuid);
    const { fields } = requestOf(sessionOf(context));
    return world.members.reconnect(member.guid, { ...fields, job: null }) ?? member;
  }

  function connect(
    session: WidgetSession,
    { code, protocol }: InstitutionRecord,
    credentials: readonly Answer[],
  ): MemberRecord {
    const { fields, job } = requestOf(session);
    const request = { ...fields, userGuid: session.userGuid, institutionCode: code, credentials };
    // With OAuth and AllData the job starts when the user comes back from the bank.
    const connected = world.members.connect({ ...request, job: protocol === 'credentials' ? job : null });
    if (!connected) throw new HTTPException(404, { message: 'The session’s user is gone.' });
    dropPreinitiated(session, world);
    return connected.member;
  }

  function answer(member: MemberRecord | undefined): MemberAnswer {
    if (!member) throw new HTTPException(404, { message: 'There is no such member.' });
    return { member: memberView(member, world) };
  }
}

/** MX deletes a pre-initiated microdeposit when its user signs in to a bank instead. */
function dropPreinitiated({ options }: WidgetSession, { microdeposits }: World): void {
  const { current_microdeposit_guid: guid } = options;
  if (guid !== null && microdeposits.find(guid)?.status === 'PREINITIATED') microdeposits.delete(guid);
}

/** What a session's options ask of a member and of its job. */
function requestOf({ options, callbackPayload }: WidgetSession): { fields: MemberFields; job: JobRequest } {
  return {
    fields: {
      use_cases: options.use_cases,
      background_aggregation_is_disabled: options.disable_background_agg,
      callbackPayload,
    },
    job: jobRequestOf(options),
  };
}
