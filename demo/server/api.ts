import { Hono } from 'hono';
import type { WidgetUrlHandler } from 'connect-widget-element/server';
import { apiVersion, jobKinds, type Platform } from './platform.js';
import { PlatformError } from './platform-error.js';
import { fromOwnPage } from './own-page.js';

export interface ApiOptions {
  platform: Platform;
  /** Requests widget URLs for that user. */
  widgetUrl: WidgetUrlHandler;
  /** The MX user everything is asked for. */
  userGuid: string;
  /** Told to the page, so that it can say where its data comes from. */
  backend: 'sandbox' | 'integration' | 'production';
}

/** The demo's own backend: what a team that embeds the widget writes on its server. */
export function createApi({ platform, widgetUrl, userGuid, backend }: ApiOptions): Hono {
  const api = new Hono();

  api.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });

  api.get('/backend', (context) => context.json({ backend, apiVersion }));

  api.all('/widget-url', (context) => widgetUrl(context.req.raw));

  api.get('/members', async (context) => context.json(await platform.members(userGuid)));

  api.get('/members/:guid/accounts', async (context) =>
    context.json(await platform.accounts(userGuid, context.req.param('guid'))),
  );

  api.get('/members/:guid/transactions', async (context) => {
    const page = Number(context.req.query('page') ?? 1);
    if (!Number.isSafeInteger(page) || page < 1) {
      return context.json(problem('invalid-page', 'page must be a whole number from 1 on.'), 400);
    }
    return context.json(await platform.transactions(userGuid, context.req.param('guid'), page));
  });

  api.get('/members/:guid/account_numbers', async (context) =>
    context.json(await platform.accountNumbers(userGuid, context.req.param('guid'))),
  );

  api.get('/members/:guid/account_owners', async (context) =>
    context.json(await platform.accountOwners(userGuid, context.req.param('guid'))),
  );

  api.get('/micro_deposits', async (context) => context.json(await platform.microdeposits(userGuid)));

  api.post('/members/:guid/jobs/:kind', fromOwnPage, async (context) => {
    const { guid, kind: wanted } = context.req.param();
    const kind = jobKinds.find((known) => known === wanted);
    if (!kind) return context.json(problem('invalid-job', `A job is one of ${jobKinds.join(', ')}.`), 400);
    return context.json(await platform.startJob(userGuid, guid, kind), 202);
  });

  api.notFound((context) => context.json(problem('not-found', 'There is no such route.'), 404));

  api.onError((error, context) => {
    if (error instanceof PlatformError) {
      if (error.retryAfter) context.header('Retry-After', error.retryAfter);
      return context.json(problem(error.code, error.message), error.status);
    }
    console.error(error);
    return context.json(problem('internal', 'The demo server failed. Its terminal says why.'), 500);
  });

  return api;
}

function problem(code: string, message: string) {
  return { error: { code, message } };
}
