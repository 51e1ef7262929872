import { Hono } from 'hono';
import type { WidgetResponseBody } from 'mx-platform-node';
import type { SandboxContext } from '../context.js';
import { readBody, unwrap } from './body.js';
import { answer, type PlatformEnvironment } from './environment.js';
import { negotiateLanguage } from './language.js';
import { readCallbackPayload } from './callback-payload.js';
import { readWidgetOptions } from './widget-options.js';

/** Request a widget URL: good for one load within ten minutes. */
export function widgetUrlRoutes({ world, origins }: SandboxContext): Hono<PlatformEnvironment> {
  const routes = new Hono<PlatformEnvironment>();
  routes.post('/users/:user/widget_urls', async (context) => {
    const { user, version } = context.var;
    const fields = unwrap(await readBody(context), 'widget_url');
    const options = readWidgetOptions(fields, world, user, version);
    const language = negotiateLanguage(context.req.header('Accept-Language'));
    const { urlToken } = world.sessions.mint(user.guid, options, language, readCallbackPayload(context));
    return answer(context, {
      widget_url: {
        type: options.widget_type,
        url: `${origins.widget}/md/connect/${urlToken}`,
        user_id: user.id,
      },
    } satisfies WidgetResponseBody);
  });
  return routes;
}
