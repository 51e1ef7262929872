import { firstWordsFor } from '../localization/first-words.js';
import type { Config } from '../config/parse-config.js';

/** The accessible name of the frame. */
export function titleOf({ iframeTitle, texts }: Config, language: string): string {
  return iframeTitle ?? firstWordsFor(language, texts).frameTitle;
}
