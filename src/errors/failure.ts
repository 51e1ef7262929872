import type { BackendError, ErrorCode } from './widget-error.js';

/** Where a widget URL comes from. */
export type SourceName = 'endpoint' | 'provider' | 'ready';

/**
 * What failed, as it is known where it fails: a code for the page, and the facts. The sentences for developers are made from it by
 * `explain`, which is loaded when something has failed.
 */
export type Failure =
  | Fact<'url-request-failed', 'silent-endpoint' | 'unreachable' | 'given-up'>
  | (Fact<'url-request-failed' | 'url-request-rejected', 'refused'> & Refusal)
  | (Fact<'url-request-failed', 'rejected-promise'> & { readonly thrown: unknown })
  | (Fact<'url-invalid', 'no-json'> & { readonly found: 'HTML' | 'nothing' | 'no JSON' })
  | (Fact<'url-invalid', 'no-url'> & { readonly from: SourceName; readonly found: string })
  | (Fact<'url-spent', 'spent'> & { readonly from: SourceName })
  | (Fact<'frame-blocked', 'policy' | 'embedder-policy'> & { readonly origin: string })
  | (Fact<'config-invalid', 'options'> & { readonly problems: readonly OptionProblem[] })
  | Fact<'config-invalid', 'no-source'>
  | Fact<'offline', 'no-network'>
  | Fact<'unsupported-page', 'polluted-prototype' | 'opaque-origin' | 'quirks-mode'>
  | Fact<'unsupported-browser', 'old-browser'>;

interface Fact<Code extends ErrorCode, What extends string> {
  readonly code: Code;
  readonly what: What;
  /** How often it was tried, if more than once. */
  readonly asked?: number;
}

export interface Refusal {
  readonly status: number;
  readonly backend?: BackendError;
}

/** One thing wrong with one option. */
export interface OptionProblem {
  /** Its property, e.g. `colorScheme`. */
  readonly option: string;
  readonly value: unknown;
  readonly rule: OptionRule;
  /** The allowed values, or the number that the value must be below. */
  readonly limit?: readonly string[] | number;
}

/** The rule that is broken: the kind of the value, or how two options fit together. */
export type OptionRule =
  | 'text'
  | 'choice'
  | 'boolean'
  | 'seconds'
  | 'list'
  | 'language'
  | 'origin'
  | 'place-to-open'
  | 'verification-mode'
  | 'warning-within-session'
  | 'provider'
  | 'endpoint'
  | 'widget-url';
