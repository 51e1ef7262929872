import { json } from 'node:stream/consumers';
import { chunks, type Chunk } from './chunk-paths.js';
import type { Middleware, ServerPart } from './origins.js';

/** How the server answers for a chunk of the element, which is a module of `src/` here. */
export type ChunkAnswer = 'serve' | 'hold' | 'fail';

/** Holds chunks of the element back, or refuses them, until a test says otherwise. */
export function serveChunks(): Pick<ServerPart, 'middleware'> {
  const answers = new Map<string, ChunkAnswer>();
  let waiting: (() => void)[] = [];
  /** What was asked for, in order. */
  let asked: Chunk[] = [];

  const control: Middleware = async (context) => {
    const told = (await json(context.req)) as Partial<Record<Chunk, ChunkAnswer>>;
    answers.clear();
    for (const [chunk, answer] of Object.entries(told)) answers.set(chunk, answer);
    for (const goOn of waiting.splice(0)) goOn();
    context.body = { asked };
    asked = [];
  };

  return {
    async middleware(context, next) {
      if (context.path === '/__chunks__') {
        await control(context, next);
        return;
      }
      const chunk = (Object.keys(chunks) as Chunk[]).find((name) => chunks[name] === context.path);
      if (!chunk) {
        await next();
        return;
      }
      asked.push(chunk);
      while (answers.get(chunk) === 'hold')
        await new Promise<void>((resolve) => (waiting = [...waiting, resolve]));
      if (answers.get(chunk) === 'fail') context.status = 404;
      else await next();
    },
  };
}
