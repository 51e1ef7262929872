import type { HeapSample } from './heap.js';

/** What the sandbox's process tells at first. */
export interface Upstream {
  apiUrl: string;
  clientId: string;
  apiKey: string;
  userGuid: string;
}

/** What sends the handler's requests: Node's own fetch, or demo/server/adapters/undici.ts. */
export type Sender = 'node' | 'undici';

/** What the handler's process is started with. */
export interface HandlerOptions extends Upstream {
  sender: Sender;
}

/** What the handler's process tells at first. */
export interface Listening {
  url: string;
}

/** What a process answers, by what it is asked. */
export interface Answers {
  /** µs of processor time so far. */
  cost: number;
  /** After a full collection, for which nothing should be under way. */
  heap: HeapSample;
  /** Failures that the handler was told of so far, by their code. */
  failures: Record<string, number>;
}
