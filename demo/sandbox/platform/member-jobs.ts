import { Hono } from 'hono';
import type { OAuthWindowResponseBody } from 'mx-platform-node';
import { departureUrl } from '../bank/departure-url.js';
import type { SandboxContext } from '../context.js';
import type { InstitutionRecord, JobRequest, MemberRecord } from '../store/types.js';
import { readBody, unwrap } from './body.js';
import { answer, type PlatformContext, type PlatformEnvironment } from './environment.js';
import { conflict, invalid, PlatformError } from './errors.js';
import { readCallbackPayload } from './callback-payload.js';
import { readAnswers, STANDARD_JOB } from './member-requests.js';
import { modelsOf, toChallenge, toCredential } from './models.js';
import { answerList, queryBoolean, queryChoice } from './query.js';
import { readRedirectUrl, readScheme, REFERRAL_SOURCES } from './widget-options.js';

/** Jobs on members, the questions they raise, and the way out to the bank. */
export function memberJobRoutes(sandbox: SandboxContext): Hono<PlatformEnvironment> {
  const { institutions, members, authorizations } = sandbox.world;

  /** MX: the same kind of job already running is fine (202), another kind is a conflict (409). */
  function run(context: PlatformContext, job: JobRequest): Response {
    const { member } = context.var;
    const started = members.run(member.guid, job, readCallbackPayload(context));
    if (started?.busy && started.busy !== job.kind) {
      throw conflict(`The member already has a job of another kind running: ${started.busy}.`);
    }
    return answer(context, { member: modelsOf(context).toMember(started?.member ?? member, sandbox) }, 202);
  }

  type Support = 'supports_account_verification' | 'supports_account_identification';

  /** MX: 400 when "the institution associated with the member does not support it". */
  function requireSupport({ institution_code }: MemberRecord, support: Support): void {
    const institution: InstitutionRecord | undefined = institutions.find(institution_code);
    if (institution?.[support]) return;
    throw new PlatformError(
      400,
      'unsupported',
      `The institution \`${institution_code}\` has \`${support}\` false.`,
    );
  }

  const routes = new Hono<PlatformEnvironment>();
  routes
    .post('/users/:user/members/:member/aggregate', (context) => {
      const withTransactions = queryBoolean(context, 'include_transactions') ?? true;
      return run(context, withTransactions ? STANDARD_JOB : { kind: 'aggregation', products: [] });
    })
    .post('/users/:user/members/:member/verify', (context) => {
      requireSupport(context.var.member, 'supports_account_verification');
      return run(context, { kind: 'verification', products: ['account_verification'] });
    })
    .post('/users/:user/members/:member/identify', (context) => {
      requireSupport(context.var.member, 'supports_account_identification');
      return run(context, { kind: 'identification', products: ['identity_verification'] });
    })
    .post('/users/:user/members/:member/check_balance', (context) =>
      run(context, { kind: 'balance', products: [] }),
    )
    .get('/users/:user/members/:member/credentials', (context) => {
      const credentials = institutions.credentials(context.var.member.institution_code);
      return answerList(context, 'credentials', credentials.map(toCredential));
    })
    .get('/users/:user/members/:member/challenges', (context) => {
      const challenges = members.challenges(context.var.member.guid);
      // MX: "If the aggregation is not challenged […] then code 204 No Content will be returned."
      if (challenges.length === 0) return context.body(null, 204);
      return answerList(context, 'challenges', challenges.map(toChallenge));
    })
    .put('/users/:user/members/:member/resume', async (context) => {
      const { member } = context.var;
      const fields = unwrap(await readBody(context), 'member');
      const result = members.resume(member.guid, readAnswers(fields, 'challenges'));
      if (result.ok)
        return answer(context, { member: modelsOf(context).toMember(result.member, sandbox) }, 202);
      if (result.reason !== 'unanswered') throw conflict('The member has no challenge to answer.');
      const { guid, label } = result.challenge;
      throw invalid(fields.nameOf('challenges'), `must answer \`${guid}\` (${label})`);
    })
    .get('/users/:user/members/:member/oauth_window_uri', (context) => {
      const { member } = context.var;
      const skip = queryBoolean(context, 'skip_aggregation') ?? false;
      const trip = authorizations.begin({
        memberGuid: member.guid,
        job: skip ? null : STANDARD_JOB,
        clientRedirectUrl: readRedirectUrl('client_redirect_url', context.req.query('client_redirect_url')),
        referralSource: queryChoice(context, 'referral_source', REFERRAL_SOURCES) ?? 'BROWSER',
        webviewUrlScheme: readScheme(
          'ui_message_webview_url_scheme',
          context.req.query('ui_message_webview_url_scheme'),
        ),
      });
      if (!trip) throw new PlatformError(400, 'unsupported', 'The member’s institution does not use OAuth.');
      return answer(context, {
        member: { guid: member.guid, oauth_window_uri: departureUrl(sandbox.origins, trip) },
      } satisfies OAuthWindowResponseBody);
    });
  return routes;
}
