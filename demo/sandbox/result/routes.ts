import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { SandboxContext } from '../context.js';
import { sendPage, type Markup } from '../pages/document.js';
import type { AuthorizationRecord } from '../store/types.js';
import { languageOf } from '../widget/closed-door.js';
import type { Visit, Visits } from '../widget/visits.js';
import type { ResultReport } from './contract.js';
import { redirectOf } from './redirect.js';
import { resultTexts } from './texts.js';

/** ms to read a word of what happened; less where the sandbox is made to hurry. */
const longestLook = 900;

/** Where the bank sends the user back to: tells whoever opened the window what came of it, and closes it. */
export function createResultRoutes({ world, origins, latency }: SandboxContext, visits: Visits): Hono {
  const app = new Hono();
  app.get('/complete', (context) => {
    const trip = world.authorizations.find(context.req.query('state') ?? '');
    if (!trip || trip.status === 'pending') return sendLost(context);
    const visit = visits.ofTrip(trip.state);
    const redirect = redirectOf(trip, visit?.session.options.is_mobile_webview ?? false);
    if (redirect !== null) return context.redirect(redirect, 302);
    const language = visit?.session.language ?? languageOf(context.req.header('accept-language'));
    const text = resultTexts[language][trip.status];
    return sendPage(context, {
      page: 'result',
      title: text.title,
      language,
      colorScheme: visit?.session.options.color_scheme ?? 'browser',
      body: card(trip.status, text),
      data: {
        report: {
          ...reportOf(trip, visit, origins.widget),
          closeAfter: Math.min(longestLook, latency * 2),
        } satisfies ResultReport,
      },
    });
  });
  return app;
}

/**
 * With BROWSER the widget opened the window, with APP the page around it did: the report goes to that origin alone.
 */
function reportOf(
  trip: AuthorizationRecord,
  visit: Visit | undefined,
  widgetOrigin: string,
): Omit<ResultReport, 'closeAfter'> {
  const { status, memberGuid, errorReason, referralSource } = trip;
  const targetOrigin = referralSource === 'BROWSER' ? widgetOrigin : (visit?.hostOrigin ?? null);
  const type = status === 'success' ? 'oauthComplete/success' : 'oauthComplete/error';
  const metadata = {
    member_guid: memberGuid,
    ...(errorReason === null ? {} : { error_reason: errorReason }),
  };
  return { message: { mx: true, type, metadata }, targetOrigin };
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
