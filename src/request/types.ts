import type { Config } from '../config/parse-config.js';

/** What a widget URL is requested for. */
export interface UrlInput {
  readonly config: Config;
  readonly memberGuid: string | undefined;
}
