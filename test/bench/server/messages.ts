import type { HeapSample } from './heap.js';

/** What the sandbox's process tells. */
export interface Upstream {
  apiUrl: string;
  clientId: string;
  apiKey: string;
  userGuid: string;
}

/** What the handler's process tells: once where it listens, and then, each time it is asked, how it is. */
export type HandlerMessage = { url: string } | HandlerSample;

/** What a process has cost so far. */
export interface Sample {
  /** µs of processor time. */
  cpu: number;
}

export interface HandlerSample extends Sample, HeapSample {
  /** Failures that the handler was told of so far, by their code. */
  failures: Record<string, number>;
}
