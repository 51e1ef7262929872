/** Deno (`deno serve`) and Bun (`bun run`): both serve a module's default export, and read the environment as Node does. */
import { handler } from './handler.js';

export default { fetch: (request: Request) => handler(request) };
