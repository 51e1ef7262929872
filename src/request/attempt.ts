import type { Failure } from '../errors/failure.js';

/** What came of asking once for a widget URL. */
export type Attempt =
  | {
      readonly ok: true;
      readonly value: string;
      /** The language of the widget, if the backend says so. */
      readonly language?: string;
    }
  | {
      readonly ok: false;
      readonly error: Failure;
      /** The backend's `Retry-After`, as it stands. */
      readonly retryAfter?: string | undefined;
    };
