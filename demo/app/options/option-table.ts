import { attributeOf, optionDefinitions } from '../../../src/config/options.js';
import type { OptionDefinition, OptionName } from '../../../src/config/options.js';

export type OptionGroup = 'source' | 'mx' | 'host';

/** One attribute of `<connect-widget>` as the panel offers it. */
export interface OptionControl {
  attribute: string;
  group: OptionGroup;
  kind: OptionDefinition['kind'];
  values: readonly string[];
  help: string;
}

/** What each option is for, in a line. Everything else about options is read off the element's own table. */
const help: Record<OptionName, string> = {
  language: 'Language of the widget: en-US, en-CA, es, fr, fr-CA; without it, that of the page',
  currentMemberGuid: 'Opens the widget on this member',
  currentInstitutionCode: 'Opens the sign-in of this institution, such as mxbank',
  currentInstitutionGuid: 'The same, by guid',
  mode: 'Read accounts and transactions, or verify account numbers',
  colorScheme: 'Light, dark, or what the browser prefers',
  useCases: 'What the connection will be used for',
  products: 'Products to read, with MX’s newer API',
  includeTransactions: 'Read transactions too',
  includeIdentity: 'Read the account owners too',
  disableBackgroundAgg: 'No daily refresh by MX',
  disableInstitutionSearch: 'No way back to the search; needs a current member or institution',
  updateCredentials: 'Opens the current member’s credentials',
  enableApp2app: 'Hand over to the bank’s own app',
  isoCountryCode: 'Institutions of these countries only',
  additionalProductOption: 'A product offered beside the main one',
  currentMicrodepositGuid: 'Opens the widget on this microdeposit; needs the mode verification',
  clientRedirectUrl: 'Page of yours where OAuth ends; needed unless the widget opens the bank’s window',
  oauthReferralSource:
    'Tells MX that the widget (BROWSER) or the app around it (APP) opens the bank’s window',
  uiMessageWebviewUrlScheme: 'URL scheme of messages in a native web view',
  popout: 'Who opens the bank’s window: the widget (default, recommended), the element or the page',
  popoutTimeout: 'Seconds until waiting for the bank ends; 900 by default',
  sessionTimeout: 'Seconds without activity until the session ends; 900 by default',
  sessionWarning: 'Seconds before the end at which the warning appears; 30 by default',
  frameTimeout: 'Seconds the widget may stay silent while it loads; 20 by default',
  allowedOrigins: 'Origins the widget may speak from besides that of its URL',
  alldataHosts: 'Hosts whose windows count as AllData Connect instead of OAuth',
  iframeTitle: 'Accessible name of the frame',
  loading: 'At once, or when the element comes into view',
  resume: 'Come back to the same member after a full redirect',
  debug: 'Write states and messages to the console',
};

const sources: readonly OptionControl[] = [
  source('widgetUrlEndpoint', 'Your backend; it answers POST with a fresh widget URL'),
  source('widgetUrl', 'A ready-made widget URL; works once, and only without an endpoint'),
];

/** Every attribute of the element, in the order of its own table. */
export const optionControls: readonly OptionControl[] = [
  ...sources,
  ...Object.entries<OptionDefinition>(optionDefinitions).map(([name, { kind, target, values }]) => ({
    attribute: attributeOf(name),
    group: target === 'host' ? ('host' as const) : ('mx' as const),
    kind,
    values: values ?? [],
    help: help[name as OptionName],
  })),
];

/** The names of all attributes, in the same order. */
export const attributeNames: readonly string[] = optionControls.map(({ attribute }) => attribute);

function source(name: string, text: string): OptionControl {
  return { attribute: attributeOf(name), group: 'source', kind: 'text', values: [], help: text };
}
