import { createWidgetUrlHandler } from 'connect-widget-element/server';
import { authorizeFor } from './authorize.js';

const { MX_CLIENT_ID, MX_API_KEY, MX_API_URL = 'https://int-api.mx.com', MX_USER_GUID = '' } = process.env;

/** The handler as every server here mounts it. */
export const handler = createWidgetUrlHandler({
  clientId: MX_CLIENT_ID,
  apiKey: MX_API_KEY,
  apiUrl: MX_API_URL,
  // Only for pages that are served from elsewhere; those of your own origin need no mention.
  allowedOrigins: ['https://partner.example'],
  authorize: authorizeFor(MX_USER_GUID),
});
