import { supportedProducts } from '../store/institutions.js';
import { jobRequestOf } from '../store/job-request.js';
import type {
  CountryCode,
  InstitutionRecord,
  JobRequest,
  Product,
  UseCase,
  UserRecord,
  WidgetOptions,
  World,
} from '../store/types.js';
import type { ApiVersion } from './environment.js';
import { invalid } from './errors.js';
import type { Fields } from './fields.js';

export const USE_CASES: readonly UseCase[] = ['PFM', 'MONEY_MOVEMENT'];
export const COUNTRY_CODES: readonly CountryCode[] = ['US', 'CA', 'MX'];
const MODES = ['aggregation', 'verification'] as const;
const COLOR_SCHEMES = ['light', 'dark', 'browser'] as const;
export const REFERRAL_SOURCES = ['BROWSER', 'APP'] as const;
const ADDITIONAL_PRODUCTS = ['account_verification', 'transactions'] as const;
export const PRODUCTS: readonly Product[] = [
  'account_verification',
  'identity_verification',
  'transactions',
  'transaction_history',
  'statements',
  'investments',
  'rewards',
];

/** `data_request.products`; MX has it from v20250224 on. */
export function readProducts(fields: Fields, version: ApiVersion): readonly Product[] | null {
  const request = fields.object('data_request');
  if (!request) return null;
  if (version === 'v20111101') {
    throw invalid(fields.nameOf('data_request'), 'needs the header `Accept-Version: v20250224`');
  }
  const products = request.listOf('products', PRODUCTS);
  if (!products || products.length === 0)
    throw invalid(request.nameOf('products'), 'must name at least one product');
  return [...new Set(products)];
}

/** Refuses products that the institution lacks, in the name of the field that asks for them. */
export function requireSupported(
  name: string,
  products: readonly Product[],
  institution: InstitutionRecord | undefined,
): void {
  if (!institution) return;
  const supported = supportedProducts(institution);
  const lacking = products.find((product) => !supported.includes(product));
  if (lacking === undefined) return;
  throw invalid(
    name,
    `asks for \`${lacking}\`, which the institution \`${institution.code}\` does not support`,
  );
}

/** Where a browser may safely be sent to: a web address or an app's own scheme, never a script. */
export function readRedirectUrl(name: string, text: string | undefined): string | null {
  if (text === undefined) return null;
  const isUnsafe =
    !URL.canParse(text) || /^(javascript|data|blob|file|vbscript):/i.test(new URL(text).protocol);
  if (isUnsafe) throw invalid(name, 'must be an absolute URL of a page or an app');
  return text;
}

/** The scheme of an app's URLs, without the colon. Default `mx`. */
export function readScheme(name: string, text = 'mx'): string {
  const isUnsafe = !/^[a-z][a-z0-9+.-]*$/i.test(text) || /^(javascript|data|blob|file|vbscript)$/i.test(text);
  if (isUnsafe) throw invalid(name, 'must be a URL scheme, such as `mx`');
  return text;
}

function readInstitution(fields: Fields, { institutions }: World) {
  const names = ['current_institution_code', 'current_institution_guid'] as const;
  const given = names.map((name) => {
    const value = fields.string(name);
    if (value === undefined) return undefined;
    const institution = institutions.find(value);
    if (!institution)
      throw invalid(fields.nameOf(name), `must name an institution; there is no \`${value}\``);
    return institution;
  });
  const institution = given.find((candidate) => candidate !== undefined);
  return {
    current_institution_code: institution?.code ?? null,
    current_institution_guid: institution?.guid ?? null,
  };
}

function readMember(fields: Fields, { members }: World, user: UserRecord): string | null {
  const guid = fields.string('current_member_guid');
  if (guid === undefined) return null;
  if (members.find(guid)?.user_guid === user.guid) return guid;
  throw invalid(
    fields.nameOf('current_member_guid'),
    `must name a member of the user; there is no \`${guid}\``,
  );
}

/** MX: to open a microdeposit, "set the `mode` to `verification`". */
function readMicrodeposit(
  fields: Fields,
  { microdeposits }: World,
  user: UserRecord,
  mode: WidgetOptions['mode'],
  job: JobRequest,
): string | null {
  const guid = fields.string('current_microdeposit_guid');
  if (guid === undefined) return null;
  const name = fields.nameOf('current_microdeposit_guid');
  if (mode !== 'verification') throw invalid(name, 'needs `mode` to be verification');
  if (job.kind !== 'verification') {
    throw invalid(name, 'needs account_verification among the products of `data_request`');
  }
  if (microdeposits.find(guid)?.user_guid === user.guid) return guid;
  throw invalid(name, `must name a microdeposit of the user; there is no \`${guid}\``);
}

/** The effective options of a widget URL: MX's defaults filled in, everything known checked, the unknown ignored. */
export function readWidgetOptions(
  fields: Fields,
  world: World,
  user: UserRecord,
  version: ApiVersion,
): WidgetOptions {
  const name = (option: string): string => fields.nameOf(option);
  if (fields.requiredString('widget_type') !== 'connect_widget') {
    throw invalid(name('widget_type'), 'must be connect_widget, the only widget of the sandbox');
  }
  if (![undefined, 4].includes(numberOf(fields.value('ui_message_version')))) {
    throw invalid(name('ui_message_version'), 'must be 4');
  }
  const mode = fields.oneOf('mode', MODES) ?? 'aggregation';
  const products = readProducts(fields, version);
  const include_transactions = fields.boolean('include_transactions') ?? mode === 'aggregation';
  const include_identity = fields.boolean('include_identity') ?? false;
  const job = jobRequestOf({ mode, include_transactions, include_identity, products });
  const isMobile = fields.boolean('is_mobile_webview') ?? false;
  const options: WidgetOptions = {
    widget_type: 'connect_widget',
    mode,
    include_transactions,
    include_identity,
    disable_background_agg: fields.boolean('disable_background_agg') ?? mode === 'verification',
    current_member_guid: readMember(fields, world, user),
    ...readInstitution(fields, world),
    current_microdeposit_guid: readMicrodeposit(fields, world, user, mode, job),
    disable_institution_search: fields.boolean('disable_institution_search') ?? false,
    update_credentials: fields.boolean('update_credentials') ?? false,
    use_cases: [...new Set(fields.listOf('use_cases', USE_CASES))],
    color_scheme: fields.oneOf('color_scheme', COLOR_SCHEMES) ?? 'light',
    client_redirect_url: readRedirectUrl(name('client_redirect_url'), fields.string('client_redirect_url')),
    oauth_referral_source:
      fields.oneOf('oauth_referral_source', REFERRAL_SOURCES) ?? (isMobile ? 'APP' : 'BROWSER'),
    is_mobile_webview: isMobile,
    ui_message_version: 4,
    ui_message_webview_url_scheme: readScheme(
      name('ui_message_webview_url_scheme'),
      fields.string('ui_message_webview_url_scheme'),
    ),
    enable_app2app: fields.boolean('enable_app2app') ?? true,
    iso_country_code: [...new Set(fields.listOf('iso_country_code', COUNTRY_CODES))],
    products,
    additional_product_option: fields.oneOf('additional_product_option', ADDITIONAL_PRODUCTS) ?? null,
  };
  if (
    options.disable_institution_search &&
    !options.current_member_guid &&
    !options.current_institution_guid
  ) {
    const needed = 'current_member_guid, current_institution_code or current_institution_guid';
    throw invalid(name('disable_institution_search'), `needs ${needed}`);
  }
  requireWidgetProducts(fields, world, options, job);
  return options;
}

/** Once the member or the institution is known, whatever it lacks is refused. */
function requireWidgetProducts(
  fields: Fields,
  { institutions, members }: World,
  { current_member_guid: member, current_institution_guid, products }: WidgetOptions,
  job: JobRequest,
): void {
  const key = member === null ? current_institution_guid : members.find(member)?.institution_guid;
  const institution = institutions.find(key ?? '');
  // Without a member, the widget asks for account numbers and verifies them by microdeposits.
  const asked =
    member === null ? job.products.filter((product) => product !== 'account_verification') : job.products;
  const nameOf = (product: Product): string =>
    fields.nameOf(products ? 'data_request.products' : (OPTION_OF_PRODUCT[product] ?? 'mode'));
  for (const product of asked) requireSupported(nameOf(product), [product], institution);
}

const OPTION_OF_PRODUCT: Partial<Record<Product, string>> = { identity_verification: 'include_identity' };

/** `NaN` for anything that is there but no number, so that it equals nothing. */
function numberOf(value: unknown): number | undefined {
  if (value === undefined || typeof value === 'number') return value;
  return Number.NaN;
}
