import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { SandboxContext } from '../context.js';
import { sendPage } from '../pages/document.js';
import type { UrlRefusal, WidgetSession } from '../store/types.js';
import { closedDoorTexts, languageOf } from './closed-door.js';
import type { PageSession } from './contract.js';
import { isVerifying } from './session.js';
import { institutionView, memberView, microdepositView } from './views.js';

/** The widget's page, good for one load of one URL. */
export function createPageRoutes(sandbox: SandboxContext): Hono {
  const app = new Hono();
  app.get('/md/connect/:token', (context) => {
    const { sessions } = sandbox.world;
    const token = context.req.param('token');
    // Who only looks, as link checkers do, loads nothing.
    if (context.req.method === 'HEAD') {
      const refusal = sessions.refusalOf(token);
      return context.body(null, refusal === undefined ? 200 : statusOf(refusal));
    }
    const consumed = sessions.consume(token);
    if (!consumed.ok) return sendClosedDoor(context, statusOf(consumed.reason));
    const { session } = consumed;
    return sendPage(context, {
      page: 'widget',
      title: 'Connect',
      language: session.language,
      colorScheme: session.options.color_scheme,
      frameAncestors: '*',
      body: html`<div id="widget"></div>`,
      data: { session: pageSession(session, sandbox) },
    });
  });
  return app;
}

function statusOf(refusal: UrlRefusal): 404 | 410 {
  return refusal === 'unknown' ? 404 : 410;
}

/** A URL that was never good, or is no longer: the page explains, and sends no message, as MX's does not. */
function sendClosedDoor(context: Context, status: 404 | 410): Response | Promise<Response> {
  const language = languageOf(context.req.header('accept-language'));
  const { title, body } = closedDoorTexts[language];
  return sendPage(context, {
    page: 'widget',
    title,
    language,
    frameAncestors: '*',
    status,
    body: html`<div id="closed">
      <main class="closed-door">
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="9" />
          <path d="M12 7v5.2l3.2 2" />
        </svg>
        <h1>${title}</h1>
        <p>${body}</p>
      </main>
    </div>`,
  });
}

function pageSession(session: WidgetSession, { world, latency, client }: SandboxContext): PageSession {
  const { options } = session;
  const member =
    options.current_member_guid === null ? undefined : world.members.find(options.current_member_guid);
  const institutionKey =
    member?.institution_guid ?? options.current_institution_guid ?? options.current_institution_code;
  const institution = institutionKey === null ? undefined : world.institutions.find(institutionKey);
  const verifies = isVerifying(session);
  const { current_microdeposit_guid: guid } = options;
  const microdeposit = guid === null ? undefined : world.microdeposits.find(guid);
  return {
    token: session.sessionToken,
    userGuid: session.userGuid,
    sessionGuid: session.guid,
    language: session.language,
    options: {
      mode: options.mode,
      disable_institution_search: options.disable_institution_search,
      update_credentials: options.update_credentials,
      oauth_referral_source: options.oauth_referral_source,
      is_mobile_webview: options.is_mobile_webview,
      ui_message_webview_url_scheme: options.ui_message_webview_url_scheme,
      color_scheme: options.color_scheme,
      disclosure: client.disclosure ?? false,
      backButton: client.backButton ?? false,
      verifies,
      microdeposit: microdeposit ? microdepositView(microdeposit) : null,
    },
    member: member?.user_guid === session.userGuid ? memberView(member, world) : null,
    // An existing member is always signed in to, even if its institution cannot verify accounts.
    institution: institution ? institutionView(institution, verifies && !member) : null,
    // Often enough to see each step of a job pass by.
    pollInterval: Math.min(Math.max(latency / 2, 20), 1000),
  };
}
