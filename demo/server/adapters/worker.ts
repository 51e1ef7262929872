/** Cloudflare Workers. The environment comes with the request, so the handler is made at the first one. */
import { createWidgetUrlHandler, type WidgetUrlHandler } from 'connect-widget-element/server';
import { authorizeFor } from './authorize.js';

interface Environment {
  readonly MX_CLIENT_ID: string;
  /** A secret: `wrangler secret put MX_API_KEY`. */
  readonly MX_API_KEY: string;
  readonly MX_API_URL: string;
  /** Stands for your own store of sessions, in KV or in D1. */
  readonly MX_USER_GUID: string;
}

let handler: WidgetUrlHandler | undefined;

export default {
  fetch(request: Request, environment: Environment): Promise<Response> {
    handler ??= createWidgetUrlHandler({
      clientId: environment.MX_CLIENT_ID,
      apiKey: environment.MX_API_KEY,
      apiUrl: environment.MX_API_URL,
      allowedOrigins: ['https://partner.example'],
      authorize: authorizeFor(environment.MX_USER_GUID),
    });
    return handler(request);
  },
};
