import type { ErrorCode } from '../errors/widget-error.js';

/** Every text that this element itself shows; the widget's own texts come from MX. */
export interface Strings {
  /** Primary language tag of these texts, for the `lang` attribute of what shows them. */
  readonly lang: string;
  /** Direction of their script, for its `dir`. */
  readonly dir: 'ltr' | 'rtl';
  readonly idleTitle: string;
  readonly idleText: string;
  readonly secondsLeft: (seconds: number) => string;
  readonly continueSession: string;
  readonly expiredTitle: string;
  readonly expiredText: string;
  readonly startAgain: string;
  readonly errorTitle: string;
  readonly errors: Readonly<Record<ErrorCode, string>>;
  /** In place of `url-request-rejected`, where the user can do nothing about it: the backend answered 400, 404 or the like. */
  readonly badRequest: string;
  readonly reconnect: string;
  readonly unsupportedTitle: string;
  readonly popoutTitle: string;
  /** `place` names the bank and its host, or the host alone. */
  readonly popoutText: (place: string) => string;
  /** The same for AllData, where the host is Fiserv's and not the bank's. */
  readonly allDataText: (place: string) => string;
  /** For a window that can no longer be seen from here, though it is most likely still open. */
  readonly severedText: (place: string) => string;
  readonly reopenWindow: string;
  readonly cancel: string;
  readonly blockedTitle: string;
  readonly blockedText: (place: string) => string;
  readonly openWindow: string;
  readonly closedTitle: string;
  readonly closedText: string;
  readonly openAgain: string;
}
