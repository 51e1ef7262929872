import { createWidgetUrlHandler } from 'connect-widget-element/server';

const { MX_CLIENT_ID, MX_API_KEY, MX_API_URL = 'https://int-api.mx.com', MX_USER_GUID = '' } = process.env;

/** Stands for your own store of sessions: from the value of the cookie `session` to the MX user of who is signed in. */
const mxUsers = new Map([['a-session-of-ada', MX_USER_GUID]]);

/** The handler as every server here mounts it. */
export const handler = createWidgetUrlHandler({
  clientId: MX_CLIENT_ID,
  apiKey: MX_API_KEY,
  apiUrl: MX_API_URL,
  authorize(request) {
    const session = /(?:^|; )session=([\w-]+)/.exec(request.headers.get('Cookie') ?? '')?.[1];
    const userGuid = session && mxUsers.get(session);
    return userGuid ? { userGuid } : null;
  },
});
