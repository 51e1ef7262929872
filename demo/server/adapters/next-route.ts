/** Next.js, the whole of `app/api/widget-url/route.ts`. Next calls it with a `Request`, on Node and on the edge. */
import { handler } from './handler.js';

export const POST = handler;
