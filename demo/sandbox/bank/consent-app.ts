import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { HTTPException } from 'hono/http-exception';
import type { SandboxContext } from '../context.js';
import { createAssets } from '../pages/assets.js';
import { sendPage, type Markup } from '../pages/document.js';
import type { AuthorizationRecord } from '../store/types.js';
import { offeredAccounts } from './accounts.js';
import { behaviours } from './behaviours.js';
import { controls } from './controls.js';
import { arrivalUrl } from './departure-url.js';
import { readForm } from './forms.js';
import { conclude, readTrip, refuse, text, type Trip } from './trip.js';

/** Why a form is shown again. */
export interface FormProblem {
  field: 'username' | 'password' | 'accounts' | 'both';
  message: string;
}

/** The look of one consent journey; the way through it is the same for a bank and for AllData. */
export interface ConsentPages {
  kind: AuthorizationRecord['kind'];
  page: 'bank' | 'alldata';
  /** Path of the first page. */
  entry: string;
  title: (trip: Trip) => string;
  /** `hidden` are the fields that carry the trip from page to page. */
  signIn: (trip: Trip, hidden: Markup, attempt: { username: string; problem: FormProblem | null }) => Markup;
  consent: (
    trip: Trip,
    hidden: Markup,
    accounts: ReturnType<typeof offeredAccounts>,
    problem: FormProblem | null,
  ) => Markup;
  /** On the way out, and where the window stays when the bank never answers. */
  leaving: (trip: Trip, url: string | null) => Markup;
  /** A visit that leads nowhere. */
  lost: (message: string) => Markup;
}

/** After this many wrong passwords the bank sends the user away. */
const attemptsAllowed = 3;

/** Passwords that no account of this bank has: MX's test passwords for a denied sign-in. */
const wrongPasswords: readonly string[] = ['INVALID', 'UNAUTHORIZED'];

const wrongPassword: FormProblem = {
  field: 'both',
  message: 'The username or password is not correct. Please try again.',
};

/** Sign in, choose accounts, approve or deny, and back to MX. */
export function createConsentApp(sandbox: SandboxContext, pages: ConsentPages): Hono {
  const { popups } = sandbox;
  const attempts = new Map<string, number>();
  const app = new Hono();
  app.route('/', createAssets(pages.page));

  app.get(pages.entry, (context) => {
    const trip = readTrip(sandbox, pages.kind, context.req.query());
    return trip.asks ? sendSignIn(context, trip, '', null) : sendConclusion(context, trip);
  });

  app.post('/sign-in', async (context) => {
    const form = Object.fromEntries(await readForm(context));
    const trip = readTrip(sandbox, pages.kind, form);
    const username = text(form, 'username') ?? '';
    const password = text(form, 'password') ?? '';
    if (username === '') return sendSignIn(context, trip, '', missing('username', 'Enter your username.'));
    if (password === '')
      return sendSignIn(context, trip, username, missing('password', 'Enter your password.'));
    if (!wrongPasswords.includes(password)) return sendConsent(context, trip, null);
    const attempt = (attempts.get(trip.record.state) ?? 0) + 1;
    attempts.set(trip.record.state, attempt);
    if (attempt < attemptsAllowed) return sendSignIn(context, trip, username, wrongPassword);
    refuse(sandbox, trip, 'DENIED');
    return sendReturn(context, trip);
  });

  app.post('/decision', async (context) => {
    const form = await readForm(context);
    const trip = readTrip(sandbox, pages.kind, Object.fromEntries(form));
    if (form.get('decision') !== 'approve') {
      refuse(sandbox, trip, 'CANCELLED');
      return sendReturn(context, trip);
    }
    const wanted = form.getAll('account');
    const chosen = offeredAccounts(sandbox.world, trip.record.memberGuid)
      .map(({ id }) => id)
      .filter((id) => wanted.includes(id));
    if (chosen.length === 0) {
      return sendConsent(context, trip, missing('accounts', 'Choose at least one account to share.'));
    }
    sandbox.world.authorizations.share(trip.record.state, chosen);
    return sendConclusion(context, trip);
  });

  // Answers, when a window has waited long enough, where it goes on.
  app.get('/wait', async (context) => {
    const trip = readTrip(sandbox, pages.kind, context.req.query());
    const hangs = behaviours[trip.behaviour].ending === 'hang';
    const { signal } = context.req.raw;
    await popups.wait(hangs ? null : trip.delay, Number(context.req.query('version')), signal);
    return context.text(hangs ? `${pages.entry}?state=${trip.record.state}` : addressOf('/ending', trip));
  });

  app.get('/ending', (context) => sendEnding(context, readTrip(sandbox, pages.kind, context.req.query())));

  app.onError((error, context) => {
    if (!(error instanceof HTTPException)) throw error;
    const status = error.status === 404 || error.status === 413 ? error.status : 400;
    return sendPage(context, {
      page: pages.page,
      title: 'Not found',
      status,
      body: pages.lost(error.message),
    });
  });

  return app;

  function send(context: Context, trip: Trip, body: Markup): Response | Promise<Response> {
    return sendPage(context, {
      page: pages.page,
      title: pages.title(trip),
      body,
      headers: { 'cross-origin-opener-policy': trip.openerPolicy },
    });
  }

  function sendSignIn(context: Context, trip: Trip, username: string, problem: FormProblem | null) {
    const body = pages.signIn(trip, hiddenFields(trip), { username, problem });
    return send(context, trip, html`${body} ${controls(trip, pages.entry)}`);
  }

  function sendConsent(context: Context, trip: Trip, problem: FormProblem | null) {
    const accounts = offeredAccounts(sandbox.world, trip.record.memberGuid);
    return send(context, trip, pages.consent(trip, hiddenFields(trip), accounts, problem));
  }

  /** The user is done here, or was not asked: the bank acts at once, after its delay, or never. */
  function sendConclusion(context: Context, trip: Trip) {
    const waits = behaviours[trip.behaviour].ending === 'hang' || trip.delay > 0;
    if (!waits) return sendEnding(context, trip);
    const address = `${addressOf('/wait', trip)}&version=${popups.version}`;
    return sendLeaving(context, trip, 'wait', address);
  }

  function sendEnding(context: Context, trip: Trip) {
    conclude(sandbox, trip);
    return behaviours[trip.behaviour].ending === 'close'
      ? sendLeaving(context, trip, 'close')
      : sendReturn(context, trip);
  }

  function sendReturn(context: Context, trip: Trip) {
    return sendLeaving(context, trip, 'return', arrivalUrl(sandbox.origins, trip.record.state));
  }

  /** The page itself goes on: a redirect of the form's answer would fall under its `form-action 'self'`. */
  function sendLeaving(context: Context, trip: Trip, ending: 'return' | 'close' | 'wait', url = '') {
    const leaving = pages.leaving(trip, ending === 'return' ? url : null);
    const told = html`<div id="ending" hidden data-ending="${ending}" data-url="${url}"></div>`;
    return send(context, trip, html`${leaving} ${told}`);
  }
}

function missing(field: FormProblem['field'], message: string): FormProblem {
  return { field, message };
}

/** What carries a trip from page to page. */
function fieldsOf({ record, behaviour, openerPolicy }: Trip): Record<string, string> {
  return { state: record.state, behaviour, 'opener-policy': openerPolicy };
}

function hiddenFields(trip: Trip): Markup {
  return html`${Object.entries(fieldsOf(trip)).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;
}

function addressOf(path: string, trip: Trip): string {
  return `${path}?${new URLSearchParams(fieldsOf(trip)).toString()}`;
}
