import { bare } from '../config/bare.js';
import { bodyNameOf, optionDefinitions } from '../config/options.js';
import { originOf } from '../protocol/index.js';
import { refuse } from './problems.js';
import { isRecord, readProperty } from './untrusted.js';
import type { BodyName, OptionDefinition, OptionName, OptionValues } from '../config/options.js';
import type { Outcome } from './problems.js';

/** The options that go into MX's body. */
type OptionInBody = {
  [Name in OptionName]: (typeof optionDefinitions)[Name] extends { readonly target: string } ? never : Name;
}[OptionName];

type FlatName<Name extends OptionName> = Name extends 'products' ? 'data_request.products' : BodyName<Name>;

type FlatOptions = {
  readonly [Name in OptionInBody as FlatName<Name>]?: NonNullable<OptionValues[Name]>;
};

/** MX's name of an option of "Request widget URL"; `data_request.products` stands for the list inside `data_request`. */
export type WidgetOptionName = keyof FlatOptions | 'is_mobile_webview';

/** Options of "Request widget URL" as MX's body has them. */
export type WidgetOptions = Omit<FlatOptions, 'data_request.products'> & {
  /** Only from API version v20250224 on. */
  readonly data_request?: { readonly products: NonNullable<FlatOptions['data_request.products']> };
  /** For native shells: the widget navigates to `mx://…` instead of posting messages. */
  readonly is_mobile_webview?: boolean;
};

/** What the element can ask for, from its own table, and the one option that only native shells have. */
const definitions: ReadonlyMap<string, OptionDefinition> = new Map<string, OptionDefinition>([
  ...Object.entries<OptionDefinition>(optionDefinitions)
    .map(([name, definition]) => [flatNameOf(name), bare(definition)] as const)
    .filter(([, { target }]) => target === undefined),
  ['is_mobile_webview', bare({ kind: 'boolean' })],
]);

/** MX's name of one of the element's options; `data_request.products` stands for the list inside `data_request`. */
export function flatNameOf(name: string): string {
  return name === 'products' ? 'data_request.products' : bodyNameOf(name);
}

/** Every option of MX's that the handler knows. */
export const allWidgetOptions = [...definitions.keys()] as readonly WidgetOptionName[];

/** Options that lead out of the page, to an address or an app; a team that uses them says so. */
const leadingOut: readonly WidgetOptionName[] = [
  'client_redirect_url',
  'ui_message_webview_url_scheme',
  'is_mobile_webview',
];

/**
 * What pages may ask for unless `allowedOptions` says otherwise: all that does not lead the user to another address or app.
 * It lacks `client_redirect_url`, because an `allowedOptions` that lists it allows any address. A handler without `allowedOptions`
 * also allows `client_redirect_url` within the page's own origin.
 */
export const defaultAllowedOptions: readonly WidgetOptionName[] = allWidgetOptions.filter(
  (name) => !leadingOut.includes(name),
);

/** Options by MX's name, with `data_request` taken apart. */
export type FlatValues = Readonly<Record<string, unknown>>;

/** What the element sends with every request; a page cannot ask for anything else. */
export const fixedOptions = { widget_type: 'connect_widget', ui_message_version: 4 } as const;

const longestText = 2048;
const longestList = 20;
const deepestValue = 4;

/** What a page may ask for. */
interface PageRules {
  /** The names of the options. */
  readonly allowed: ReadonlySet<string>;
  /** The groups that such names are in. */
  readonly groups: ReadonlySet<string>;
  /** The origins that `client_redirect_url` may have. `undefined`: any address, apps' included. */
  readonly redirectOrigins: ReadonlySet<string> | undefined;
}

/**
 * Reads the body of a request, `{ "widget_url": { …options } }`. Every option must be allowed, and hold what MX's documentation
 * says; an empty text or list is refused, for what is not asked for is left out. An allowed option that this package does not know
 * may hold any JSON within bounds.
 */
export function readWidgetOptions(body: unknown, rules: PageRules): Outcome<FlatValues> {
  if (isRecord(body) && Object.hasOwn(body, 'user_guid')) return userNamed;
  const asked = readProperty(body, 'widget_url');
  if (!isRecord(body) || !isRecord(asked) || Object.keys(body).length !== 1) return refuse('body-invalid');
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(flatten(asked, rules.groups))) {
    const outcome = checkOption(name, value, rules);
    if (!outcome.ok) return outcome;
    if (!Object.hasOwn(fixedOptions, name)) values[name] = value;
  }
  return { ok: true, value: values };
}

const userNamed = refuse('option-not-allowed', {
  message: 'user_guid is not for the page to name: the server decides whose widget it is.',
});

function checkOption(
  name: string,
  value: unknown,
  { allowed, redirectOrigins }: PageRules,
): Outcome<undefined> {
  if (Object.hasOwn(fixedOptions, name)) {
    const fixed = fixedOptions[name as keyof typeof fixedOptions];
    const message = `widget_url.${name} must be ${fixed}.`;
    return value === fixed ? fine : refuse('option-invalid', { message });
  }
  if (name === 'user_guid') return userNamed;
  if (!allowed.has(name)) {
    const shown = /^[\w.]{1,64}$/.test(name) ? `widget_url.${name}` : 'An option of widget_url';
    return refuse('option-not-allowed', { message: `${shown} is not among the options allowed here.` });
  }
  const expected =
    name === 'client_redirect_url' && redirectOrigins
      ? redirectMismatch(value, redirectOrigins)
      : mismatch(name, value);
  return expected === undefined
    ? fine
    : refuse('option-invalid', { message: `widget_url.${name} must be ${expected}.` });
}

const fine = { ok: true, value: undefined } as const;

/**
 * What `client_redirect_url` should be, if it is not an http or https URL of one of these origins. `originOf` accepts no
 * credentials, backslashes or other spellings that a browser might read as another host.
 */
function redirectMismatch(value: unknown, origins: ReadonlySet<string>): string | undefined {
  const isOwn = mismatch('client_redirect_url', value) === undefined && origins.has(originOf(value) ?? '');
  if (isOwn) return undefined;
  const own = [...origins].join(' or ');
  return `an absolute URL of the page’s own origin, ${own || 'which this request does not name'}`;
}

/** Of an option that this package does not know. */
const noDefinition: Partial<OptionDefinition> = bare({});

/** What an option should hold, in words, if it does not hold that; of unknown options, only the bounds are known. */
export function mismatch(name: string, value: unknown): string | undefined {
  const { kind, values } = definitions.get(name) ?? noDefinition;
  const rule = textRules.get(name);
  switch (kind) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'choice':
      return values?.includes(value as string) ? undefined : `one of ${values?.join(', ')}`;
    case 'list': {
      const fits = (item: unknown) => values?.includes(item as string) ?? isText(item);
      const hasRoom = Array.isArray(value) && value.length > 0 && value.length <= longestList;
      return hasRoom && value.every(fits)
        ? undefined
        : `a list of 1 to ${longestList} ${values ? `of ${values.join(', ')}` : 'texts'}`;
    }
    case 'text':
      return isText(value) && (rule?.fits(value) ?? true)
        ? undefined
        : (rule?.expected ?? `a text of 1 to ${longestText} characters`);
    default:
      return isShallow(value, deepestValue) && JSON.stringify(value).length <= longestText
        ? undefined
        : `JSON of at most ${longestText} characters, nested at most ${deepestValue} deep`;
  }
}

/** Checked before it is written as JSON, which recurses. */
function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}

const scheme = /^(?!(?:javascript|data|blob|file|vbscript|about):?$)[a-z][a-z0-9+.-]*:?$/i;

/** Texts that name an address or an app: never a script. */
const textRules: ReadonlyMap<string, { fits: (text: string) => boolean; expected: string }> = new Map([
  [
    'client_redirect_url',
    {
      fits: (text: string) => /^[^:/?#]+:/.test(text) && scheme.test(text.slice(0, text.indexOf(':') + 1)),
      expected: 'an absolute URL of a page or an app',
    },
  ],
  [
    'ui_message_webview_url_scheme',
    {
      fits: (text: string) => scheme.test(text) && !text.endsWith(':'),
      expected: 'a URL scheme, such as mx',
    },
  ],
]);

/** Takes the options out of their groups: `{ data_request: { products } }` becomes `{ 'data_request.products': … }`. */
export function flatten(options: object, groups: ReadonlySet<string>): FlatValues {
  const entries = Object.entries(options).flatMap(([name, value]: [string, unknown]) =>
    groups.has(name) && isRecord(value)
      ? Object.entries(value).map(([inner, item]) => [`${name}.${inner}`, item] as const)
      : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}

/** MX's body: the options in their groups again, and what is always the same. */
export function toBody(values: FlatValues): string {
  const body: Record<string, unknown> = { __proto__: null, ...fixedOptions };
  for (const [name, value] of Object.entries(values)) {
    const [group = '', inner] = name.split('.');
    body[group] = inner === undefined ? value : { ...(body[group] as object | undefined), [inner]: value };
  }
  return JSON.stringify({ widget_url: body });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longestText && !/\p{Cc}/u.test(value);
}
