/** Next.js, the whole of `app/api/widget-url/route.ts`. Next calls it with a `Request`, on Node and on the edge. */
import { handler } from './handler.js';

// A browser asks with OPTIONS before it lets a page of `allowedOrigins` send its POST.
export { handler as OPTIONS, handler as POST };
