import type { ErrorCode } from '../errors/widget-error.js';

/**
 * Every text of this element's own screens; the widget's texts come from MX. `{place}` stands for the bank and the host of its page,
 * or for the host alone. A key that is the code of a `connect-error` holds the sentence for the user.
 */
export interface ScreenTexts extends Readonly<Record<ErrorCode, string>> {
  /** Said by screen readers while the widget loads. */
  readonly loading: string;
  /** The accessible name of the frame; the option `iframeTitle` wins over it. */
  readonly frameTitle: string;
  readonly idleTitle: string;
  readonly idleText: string;
  /** `{seconds}` stands for the number. */
  readonly secondsLeft: PluralForms;
  readonly continueSession: string;
  readonly expiredTitle: string;
  readonly expiredText: string;
  readonly startAgain: string;
  readonly errorTitle: string;
  readonly offlineTitle: string;
  /** In place of `url-request-rejected`, where the user can do nothing about it: the backend answered 400, 404 or the like. */
  readonly badRequestText: string;
  readonly tryAgain: string;
  readonly unsupportedTitle: string;
  readonly popoutTitle: string;
  readonly popoutText: string;
  /** The same for AllData, where `{place}` is a page of Fiserv's and not the bank's. */
  readonly allDataText: string;
  /** For a window that can no longer be seen from here, though it is most likely still open. */
  readonly severedText: string;
  readonly reopenWindow: string;
  readonly cancel: string;
  readonly blockedTitle: string;
  readonly blockedText: string;
  readonly openWindow: string;
  readonly closedTitle: string;
  readonly closedText: string;
  readonly openAgain: string;
}

/** A text for each plural form that the language has, as `Intl.PluralRules` names them; `other` for those that are missing. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** A page's own texts in one language, and the direction of its script, `ltr` by default. */
export type OwnTexts = Partial<ScreenTexts> & { readonly dir?: 'ltr' | 'rtl' };

/**
 * A page's own texts by language tag, e.g. `{ en: { startAgain: 'Begin again' }, 'pt-BR': { … } }`. `pt` counts for `pt-BR` too,
 * under what `pt-BR` itself says. A text that is missing is this package's own in that language, or else in English.
 */
export type ConnectWidgetTexts = Readonly<Record<string, OwnTexts>>;
