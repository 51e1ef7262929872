import type { WidgetOptions } from './platform.js';

/** Either the options to pass on, or what is wrong with them. */
export type ParsedWidgetOptions = { options: WidgetOptions } | { problem: string };

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value.length <= 2048;
const isFlag: Check = (value) => typeof value === 'boolean';
const isTextList: Check = (value) => Array.isArray(value) && value.length <= 20 && value.every(isText);
const isDataRequest: Check = (value) =>
  isRecord(value) && Object.keys(value).length === 1 && isTextList(value['products']);

const text = { check: isText, expected: 'a string' };
const flag = { check: isFlag, expected: 'true or false' };
const textList = { check: isTextList, expected: 'a list of strings' };
const dataRequest = { check: isDataRequest, expected: '{ "products": […] }' };

/** The options a page may set, with MX's names. What values mean is MX's to judge, what shape they have is ours. */
const allowed: Record<string, { check: Check; expected: string }> = {
  additional_product_option: text,
  client_redirect_url: text,
  color_scheme: text,
  current_institution_code: text,
  current_institution_guid: text,
  current_member_guid: text,
  data_request: dataRequest,
  disable_background_agg: flag,
  disable_institution_search: flag,
  enable_app2app: flag,
  include_identity: flag,
  include_transactions: flag,
  iso_country_code: textList,
  mode: text,
  oauth_referral_source: text,
  ui_message_webview_url_scheme: text,
  update_credentials: flag,
  use_cases: textList,
} satisfies Record<Exclude<keyof WidgetOptions, NotForPages>, unknown>;

/** Options of other widgets, and those this server sets itself. */
type NotForPages =
  | 'connections_use_case_filter'
  | 'insight_guid'
  | 'is_mobile_webview'
  | 'microwidget_instance_id'
  | 'ui_message_version';

/** Reads the body of a widget URL request, `{ "widget_url": { …options } }`. Options that are not allowed are dropped. */
export function parseWidgetOptions(body: unknown): ParsedWidgetOptions {
  const requested = isRecord(body) ? body['widget_url'] : undefined;
  if (!isRecord(requested)) return { problem: 'The body must be { "widget_url": { …options } }.' };

  const options: Record<string, unknown> = {};
  for (const [name, { check, expected }] of Object.entries(allowed)) {
    const value = Object.hasOwn(requested, name) ? requested[name] : undefined;
    if (value === undefined) continue;
    if (!check(value)) return { problem: `widget_url.${name} must be ${expected}.` };
    options[name] = value;
  }
  return { options };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
