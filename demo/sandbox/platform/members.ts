import { Hono } from 'hono';
import type { MemberStatusResponseBody } from 'mx-platform-node';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { SandboxContext } from '../context.js';
import type { InstitutionRecord, MemberRecord } from '../store/types.js';
import { readBody, unwrap, unwrapFilled } from './body.js';
import { answer, type PlatformContext, type PlatformEnvironment } from './environment.js';
import { invalid } from './errors.js';
import type { Fields } from './fields.js';
import { readCallbackPayload } from './callback-payload.js';
import { readAllCredentials, readCredentials, readJob, readMemberFields } from './member-requests.js';
import { modelsOf, toMemberStatus } from './models.js';
import { answerList, queryChoice } from './query.js';
import { readRedirectUrl, readScheme, REFERRAL_SOURCES, USE_CASES } from './widget-options.js';

/** List, create, read, update and delete members, and read how they are doing. */
export function memberRoutes(sandbox: SandboxContext): Hono<PlatformEnvironment> {
  const { institutions, members, authorizations } = sandbox.world;

  function answerMember(
    context: PlatformContext,
    member: MemberRecord,
    status?: ContentfulStatusCode,
  ): Response {
    return answer(context, { member: modelsOf(context).toMember(member, sandbox) }, status);
  }

  function readInstitution(fields: Fields): InstitutionRecord {
    const code = fields.requiredString('institution_code');
    const institution = institutions.find(code);
    if (!institution) {
      throw invalid(fields.nameOf('institution_code'), `must name an institution; there is no \`${code}\``);
    }
    const isOauth = fields.boolean('is_oauth') ?? false;
    if (isOauth !== (institution.protocol !== 'credentials')) {
      throw invalid(fields.nameOf('is_oauth'), `must be ${String(!isOauth)} for \`${code}\``);
    }
    return institution;
  }

  const routes = new Hono<PlatformEnvironment>();
  routes
    .get('/users/:user/members', (context) => {
      const { toMember } = modelsOf(context);
      const useCase = queryChoice(context, 'use_case', USE_CASES);
      const found = members
        .ofUser(context.var.user.guid)
        .filter((member) => useCase === undefined || member.use_cases.includes(useCase));
      return answerList(
        context,
        'members',
        found.map((member) => toMember(member, sandbox)),
      );
    })
    .post('/users/:user/members', async (context) => {
      const { user, version } = context.var;
      const body = await readBody(context);
      const fields = unwrap(body, 'member');
      const institution = readInstitution(fields);
      const job = readJob(body, fields, version, institution);
      const trip = {
        clientRedirectUrl: readRedirectUrl('client_redirect_url', body.string('client_redirect_url')),
        referralSource: body.oneOf('referral_source', REFERRAL_SOURCES) ?? 'BROWSER',
        webviewUrlScheme: readScheme(
          'ui_message_webview_url_scheme',
          body.string('ui_message_webview_url_scheme'),
        ),
      };
      const callbackPayload = readCallbackPayload(context);
      const connection = {
        userGuid: user.guid,
        institutionCode: institution.code,
        credentials: readAllCredentials(fields, institutions.credentials(institution.code)),
      };
      const memberFields = readMemberFields(fields, members, user, members.twin(connection)?.guid);
      const connected = members.connect({ ...memberFields, ...connection, callbackPayload, job });
      if (!connected)
        throw new Error('A member could not be created for a user and an institution that exist.');
      const { guid } = connected.member;
      authorizations.begin({ memberGuid: guid, job, ...trip });
      return answerMember(context, members.find(guid) ?? connected.member, job ? 202 : 200);
    })
    .get('/users/:user/members/:member', (context) => answerMember(context, context.var.member))
    .put('/users/:user/members/:member', async (context) => {
      const { user, member, version } = context.var;
      const body = await readBody(context);
      const fields = unwrapFilled(body, 'member');
      const institution = institutions.find(member.institution_code);
      const credentials = readCredentials(fields, institutions.credentials(member.institution_code));
      const job = credentials.length > 0 ? readJob(body, fields, version, institution) : null;
      const request = {
        ...readMemberFields(fields, members, user, member.guid),
        callbackPayload: readCallbackPayload(context),
        credentials,
        job,
      };
      return answerMember(context, members.reconnect(member.guid, request) ?? member);
    })
    .delete('/users/:user/members/:member', (context) => {
      members.delete(context.var.member.guid);
      return context.body(null, 204);
    })
    .get('/users/:user/members/:member/status', (context) => {
      const member = toMemberStatus(context.var.member, sandbox);
      return answer(context, { member } satisfies MemberStatusResponseBody);
    });
  return routes;
}
