import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { SandboxContext } from '../context.js';
import { sendPage, type Markup } from '../pages/document.js';
import type { AuthorizationRecord } from '../store/types.js';
import { languageOf } from '../widget/closed-door.js';
import type { Departures } from '../widget/session-routes.js';
import type { ResultReport } from './contract.js';
import { redirectOf } from './redirect.js';
import { resultTexts } from './texts.js';

/** ms to read a word of what happened; less where the sandbox is made to hurry. */
const longestLook = 900;

/**
 * Where the bank sends the user back to. A `BROWSER` trip ends on a page that posts its result to the widget and closes itself. An
 * `APP` trip goes on to the host's address; without one it ends on a page that does nothing, and the user goes back alone.
 */
export function createResultRoutes({ world, latency }: SandboxContext, departures: Departures): Hono {
  const app = new Hono();
  app.get('/complete', (context) => {
    const trip = world.authorizations.find(context.req.query('state') ?? '');
    if (!trip || trip.status === 'pending') return sendLost(context);
    const session = departures.get(trip.state);
    const redirect = redirectOf(trip, session?.options.is_mobile_webview ?? false);
    if (redirect !== null) return context.redirect(redirect, 302);
    const language = session?.language ?? languageOf(context.req.header('accept-language'));
    const text = resultTexts[language][trip.status];
    const closeAfter = Math.min(longestLook, latency * 2);
    return sendPage(context, {
      page: 'result',
      title: text.title,
      language,
      colorScheme: session?.options.color_scheme ?? 'browser',
      body: card(trip.status, text),
      data:
        trip.referralSource === 'BROWSER'
          ? { report: { message: messageOf(trip), closeAfter } satisfies ResultReport }
          : {},
    });
  });
  return app;
}

function messageOf({ status, memberGuid, errorReason }: AuthorizationRecord): ResultReport['message'] {
  const type = status === 'success' ? 'oauthComplete/success' : 'oauthComplete/error';
  const metadata = {
    member_guid: memberGuid,
    ...(errorReason === null ? {} : { error_reason: errorReason }),
  };
  return { mx: true, type, metadata };
}

function sendLost(context: Context): Response | Promise<Response> {
  const language = languageOf(context.req.header('accept-language'));
  const text = resultTexts[language].lost;
  return sendPage(context, {
    page: 'result',
    title: text.title,
    language,
    status: 404,
    body: card('lost', text),
  });
}

const marks: Record<'success' | 'error' | 'lost', Markup> = {
  success: html`<path d="m5.5 12.5 4.2 4.2 8.8-9.4" />`,
  error: html`<path d="M7 7l10 10M17 7 7 17" />`,
  lost: html`<path d="M12 6.5v6.5M12 17v.2" />`,
};

function card(kind: keyof typeof marks, { title, body }: { title: string; body: string }): Markup {
  return html`<main class="result ${kind}">
    <span class="mark"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${marks[kind]}</svg></span>
    <h1>${title}</h1>
    <p>${body}</p>
  </main>`;
}
