import { createWidgetUrlHandler } from 'connect-widget-element/server';

export const POST = createWidgetUrlHandler({
  clientId: process.env['MX_CLIENT_ID'],
  apiKey: process.env['MX_API_KEY'],
  apiUrl: process.env['MX_API_URL'] ?? 'https://int-api.mx.com',
  // An app would ask its own session here who the user is.
  authorize: () => ({ userGuid: process.env['MX_USER_GUID'] ?? '' }),
});
