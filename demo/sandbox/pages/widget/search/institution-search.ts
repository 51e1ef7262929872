import type { Institution } from '../../../widget/contract.js';

/** Waiting this long after the last key stroke keeps a fast typist from asking for every letter. */
const debounce = 300;

/** Shorter queries match almost everything; the popular institutions are shown instead. */
const shortestQuery = 2;

export interface InstitutionSearchHost {
  find(query: string, signal: AbortSignal): Promise<readonly Institution[]>;
  /** A query is about to be sent. */
  onQuery(query: string): void;
  onChange(): void;
}

/** The search box's state: what is typed, what was asked, and what was answered. */
export class InstitutionSearch {
  query = '';
  /** The query that `institutions` answer; empty for the popular ones. */
  answered = '';
  institutions: readonly Institution[] = [];
  pending = false;
  failed = false;

  readonly #host: InstitutionSearchHost;
  #asked: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request: AbortController | undefined;

  constructor(host: InstitutionSearchHost) {
    this.#host = host;
  }

  /** What the user has typed; asked for once the typing pauses. */
  type(text: string): void {
    this.query = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), debounce);
  }

  /** Asks at once: Enter was pressed, or a failed search is repeated. */
  hurry(): void {
    clearTimeout(this.#timer);
    void this.#ask();
  }

  /** Back to the popular institutions. */
  reset(): void {
    this.query = '';
    this.hurry();
  }

  async #ask(): Promise<void> {
    const text = this.query.trim();
    const query = text.length < shortestQuery ? '' : text;
    if (query === this.#asked && !this.failed) return;
    this.#asked = query;
    if (query !== '') this.#host.onQuery(query);
    this.#request?.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    this.pending = true;
    this.failed = false;
    this.#host.onChange();
    try {
      const institutions = await this.#host.find(query, signal);
      if (signal.aborted) return;
      this.institutions = institutions;
      this.answered = query;
    } catch {
      if (signal.aborted) return;
      this.failed = true;
    }
    this.pending = false;
    this.#host.onChange();
  }
}
