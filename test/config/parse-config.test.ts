import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { attributeOf, optionDefinitions } from '../../src/config/options.js';
import { configOf, endpointConfig } from '../support/configs.js';
import { defaultConfig, parseConfig } from '../../src/config/parse-config.js';
import { describeProblem } from '../../src/words/describe-problem.js';
import type { Config } from '../../src/config/parse-config.js';
import type { OptionName } from '../../src/config/options.js';

interface Row {
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
  /** Where a good value arrives: under this name in MX's body, or as this part of the configuration. */
  readonly wire?: string;
  readonly config?: keyof Config;
  /** It is the language of the request, which goes into a header. */
  readonly header?: true;
  /** From the option's value to the configuration's, where they differ. */
  readonly as?: (value: unknown) => unknown;
  /** The options, by name and MX's name, without which MX takes no value of this one. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

const milliseconds = (value: unknown) => Number(value) * 1000;
const text = { good: ['x', 'äöü'], bad: [1, true, {}, ['x']] };
const flag = { good: [true, false], bad: ['yes', 'TRUE', 1, 0, {}] };
const time = {
  good: [120, 0.5, 2_147_483],
  bad: [-1, 2_147_484, Infinity, NaN, '-1', 'soon', {}],
  as: milliseconds,
};

/** Every option, by hand from MX's "Request widget URL" and the element's documentation. */
const rows: Readonly<Record<OptionName, Row>> = {
  language: {
    good: ['fr', 'es-MX'],
    bad: [1, true, {}, 'español', 'en US', 'en\n', '-', 'x'.repeat(99)],
    header: true,
  },
  currentMemberGuid: { ...text, wire: 'current_member_guid' },
  currentInstitutionCode: { ...text, wire: 'current_institution_code' },
  currentInstitutionGuid: { ...text, wire: 'current_institution_guid' },
  mode: { good: ['aggregation', 'verification'], bad: ['reward', 'Aggregation', 1], wire: 'mode' },
  colorScheme: { good: ['light', 'dark', 'browser'], bad: ['pink', ' dark'], wire: 'color_scheme' },
  useCases: {
    good: [['PFM'], ['PFM', 'MONEY_MOVEMENT']],
    bad: [['pfm'], 'pfm', 'PFM FUN', [1]],
    wire: 'use_cases',
  },
  products: {
    good: [['transactions'], ['account_verification', 'identity_verification', 'statements']],
    bad: [['transaction'], 'transaction', [['transactions']]],
    wire: 'data_request',
    as: (products) => ({ products }),
  },
  includeTransactions: { ...flag, wire: 'include_transactions' },
  includeIdentity: { ...flag, wire: 'include_identity' },
  disableBackgroundAgg: { ...flag, wire: 'disable_background_agg' },
  disableInstitutionSearch: { ...flag, good: [false], wire: 'disable_institution_search' },
  updateCredentials: { ...flag, wire: 'update_credentials' },
  enableApp2app: { ...flag, wire: 'enable_app2app' },
  isoCountryCode: {
    good: [['US'], ['US', 'CA', 'MX']],
    bad: [['us'], ['DE'], 'us'],
    wire: 'iso_country_code',
  },
  additionalProductOption: {
    good: ['account_verification', 'transactions'],
    bad: ['statements', 1],
    wire: 'additional_product_option',
  },
  currentMicrodepositGuid: {
    ...text,
    wire: 'current_microdeposit_guid',
    beside: { mode: 'verification' },
  },
  clientRedirectUrl: { ...text, wire: 'client_redirect_url' },
  oauthReferralSource: { good: ['BROWSER', 'APP'], bad: ['browser', 1], wire: 'oauth_referral_source' },
  uiMessageWebviewUrlScheme: { ...text, wire: 'ui_message_webview_url_scheme' },
  popout: { good: ['widget', 'popup', 'tab', 'manual'], bad: ['window', true], config: 'popout' },
  popoutTimeout: { ...time, config: 'popoutTimeout' },
  sessionTimeout: { ...time, config: 'sessionTimeout' },
  sessionWarning: { ...time, good: [60, 0], config: 'sessionWarning' },
  frameTimeout: { ...time, config: 'frameTimeout' },
  allowedOrigins: {
    good: [['https://widgets.example'], ['http://localhost:4401', 'https://a.example:8443']],
    bad: [
      ['widgets.example'],
      ['http://widgets.example'],
      ['https://widgets.example/'],
      ['*'],
      ['null'],
      ['ftp://a.example'],
      'x',
      [1],
    ],
    config: 'allowedOrigins',
  },
  alldataHosts: { good: [['alldata.example', 'localhost:4403']], bad: [1, [1]], config: 'alldataHosts' },
  iframeTitle: { ...text, config: 'iframeTitle' },
  loading: { good: ['eager', 'lazy'], bad: ['auto', true], config: 'loading' },
  resume: { ...flag, config: 'resume' },
  debug: { ...flag, config: 'debug' },
};

function problemsOf(raw: Parameters<typeof parseConfig>[0]) {
  const result = parseConfig(raw);
  return result.ok ? [] : result.problems;
}

describe('each option', () => {
  it('is in the table', () => {
    assert.deepEqual(Object.keys(rows), Object.keys(optionDefinitions));
  });

  for (const [
    name,
    { good, bad, wire, config, header, beside = {}, as = (value: unknown) => value },
  ] of Object.entries(rows)) {
    const option = attributeOf(name);
    it(`${option} takes its values and puts them where they belong`, () => {
      for (const value of good) {
        const parsed = parseConfig({ ...beside, [name]: value });
        assert.ok(parsed.ok);
        if (wire !== undefined) assert.deepEqual(parsed.config.request.widget_url[wire], as(value));
        if (config !== undefined) assert.deepEqual(parsed.config[config], as(value));
        assert.equal(parsed.config.request.language, header ? value : undefined);
        const words = Object.keys(parsed.config.request.widget_url);
        const hostWords = name === 'popout' && value !== 'widget' ? ['oauth_referral_source'] : [];
        const expected = [
          'widget_type',
          'ui_message_version',
          ...Object.keys(beside),
          ...(wire ? [wire] : hostWords),
        ];
        assert.deepEqual(words, expected, 'nothing else is told to MX');
      }
    });

    it(`${option} refuses what it can not take, naming itself`, () => {
      for (const value of bad) {
        const [problem, ...more] = problemsOf({ ...beside, [name]: value });
        assert.deepEqual(more, []);
        assert.equal(problem?.option, name, JSON.stringify(value));
        assert.match(describeProblem(problem), new RegExp(`^${option}=.+: expected .+`));
      }
    });

    it(`${option} is absent as undefined or null, or as a text or list of nothing`, () => {
      const { kind } = optionDefinitions[name as OptionName];
      const nothing = kind === 'boolean' ? [] : kind === 'list' ? ['', ' , ', []] : [''];
      for (const value of [undefined, null, ...nothing]) {
        const parsed = parseConfig({ [name]: value });
        assert.deepEqual(parsed, { ok: true, config: defaultConfig });
      }
    });
  }
});

/** What frameworks write to a property when the template has a text there. */
const texts = {
  boolean: { '': true, true: true, false: false },
  seconds: { '600': 600, '0.5': 0.5, ' 90 ': 90 },
} as const;
const listTexts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  useCases: { PFM: ['PFM'], 'PFM,MONEY_MOVEMENT': ['PFM', 'MONEY_MOVEMENT'] },
  products: { transactions: ['transactions'], ' statements,  rewards ': ['statements', 'rewards'] },
  isoCountryCode: { 'US CA': ['US', 'CA'] },
  allowedOrigins: { 'https://a.example, https://b.example': ['https://a.example', 'https://b.example'] },
  alldataHosts: { 'alldata.example localhost:4403': ['alldata.example', 'localhost:4403'] },
};

describe('a text in a property', () => {
  for (const [name, { kind }] of Object.entries(optionDefinitions)) {
    if (kind === 'text' || kind === 'choice') continue;
    const table: Readonly<Record<string, unknown>> | undefined =
      kind === 'list' ? listTexts[name] : texts[kind];
    it(`means for ${name} what it means in ${attributeOf(name)}`, () => {
      assert.ok(table);
      for (const [text, value] of Object.entries(table)) {
        const beside = { currentMemberGuid: 'MBR-1', sessionTimeout: 1000 };
        assert.deepEqual(
          parseConfig({ ...beside, [name]: text }),
          { ok: true, config: configOf({ widgetUrlEndpoint: '', ...beside, [name]: value }) },
          text,
        );
      }
    });
  }
});

describe('defaults', () => {
  it('are MX’s', () => {
    const { requestKey, targetKey, ...config } = defaultConfig;
    assert.equal(typeof requestKey, 'string');
    assert.equal(typeof targetKey, 'string');
    assert.deepEqual(config, {
      source: { kind: 'none' },
      request: { widget_url: { widget_type: 'connect_widget', ui_message_version: 4 } },
      popout: 'widget',
      popoutTimeout: 900_000,
      sessionTimeout: 900_000,
      sessionWarning: 30_000,
      frameTimeout: 20_000,
      allowedOrigins: [],
      alldataHosts: [],
      iframeTitle: undefined,
      texts: undefined,
      loading: 'eager',
      resume: false,
      debug: false,
    });
  });

  it('have no language, so that the page’s counts', () => {
    assert.equal(endpointConfig().request.language, undefined);
    assert.equal(endpointConfig({ language: 'fr' }).request.language, 'fr');
  });

  it('leave a short session time before its warning', () => {
    for (const sessionTimeout of [1, 20, 30, 60]) {
      const config = endpointConfig({ sessionTimeout });
      assert.ok(config.sessionWarning > 0 && config.sessionWarning < config.sessionTimeout);
    }
  });

  for (const popout of ['popup', 'tab', 'manual'] as const) {
    it(`tell MX that the host opens windows, with popout="${popout}"`, () => {
      const { widget_url } = endpointConfig({ popout }).request;
      assert.equal(widget_url['oauth_referral_source'], 'APP');
      const explicit = endpointConfig({ popout, oauthReferralSource: 'BROWSER' }).request.widget_url;
      assert.equal(explicit['oauth_referral_source'], 'BROWSER');
    });
  }
});

describe('the source of URLs', () => {
  const widgetUrlProvider = () => Promise.resolve('https://widget.example');
  const widgetUrlEndpoint = '/widget-url';
  const widgetUrl = 'https://widget.example/1';

  it('is the provider, or else the endpoint, or else the URL, or none', () => {
    assert.deepEqual(configOf({ widgetUrlProvider, widgetUrlEndpoint, widgetUrl }).source, {
      kind: 'provider',
      provider: widgetUrlProvider,
    });
    assert.deepEqual(configOf({ widgetUrlEndpoint, widgetUrl }).source, {
      kind: 'endpoint',
      endpoint: widgetUrlEndpoint,
    });
    assert.deepEqual(configOf({ widgetUrl }).source, { kind: 'ready', url: widgetUrl });
    assert.deepEqual(configOf({ widgetUrlEndpoint: '', widgetUrl: '' }).source, { kind: 'none' });
  });

  it('may not be a provider that is no function', () => {
    const raw: Record<string, unknown> = { widgetUrlProvider: 'getUrl' };
    const [problem] = problemsOf(raw);
    assert.equal(problem?.option, 'widgetUrlProvider');
    assert.match(describeProblem(problem), /expected a function that returns a promise/);
  });

  it('may not be an address that no request can go to', () => {
    for (const value of ['http://[', 'https://user:secret@backend.example/', '//user@backend.example']) {
      const [problem] = problemsOf({ widgetUrlEndpoint: value });
      assert.equal(problem?.option, 'widgetUrlEndpoint');
      assert.match(describeProblem(problem), /^widget-url-endpoint=\(string\): expected the address/);
    }
    for (const value of [
      '/widget-url',
      'widget-url?x=1',
      '//backend.example/',
      'https://backend.example:8080',
    ]) {
      assert.equal(parseConfig({ widgetUrlEndpoint: value }).ok, true);
    }
  });

  it('is not quoted, for it may hold a secret', () => {
    for (const [option, rule] of [
      ['widgetUrlProvider', 'provider'],
      ['widgetUrlEndpoint', 'endpoint'],
      ['widgetUrl', 'widget-url'],
    ] as const) {
      const text = describeProblem({ option, rule, value: 'https://user:s3cret@b.example/?token=abc' });
      assert.match(text, /^[\w-]+=\(string\): expected [^/?]+$/);
      const list = describeProblem({ option, rule, value: ['https://b.example/?token=abc'] });
      assert.match(list, /^[\w-]+=\(object\): expected [^/?]+$/);
    }
  });

  it('may not be an address or a URL that is no text', () => {
    for (const value of [{}, 1n, ['/widget-url'], new URL('https://widget.example')]) {
      const raw: Record<string, unknown> = { widgetUrlEndpoint: value, widgetUrl: value };
      const options = problemsOf(raw).map(({ option }) => option);
      assert.deepEqual(options, ['widgetUrlEndpoint', 'widgetUrl']);
    }
  });
});

describe('the request key', () => {
  it('is equal for what asks MX for the same', () => {
    const key = endpointConfig({ mode: 'verification' }).requestKey;
    assert.equal(endpointConfig({ mode: 'verification', debug: true, sessionTimeout: 60 }).requestKey, key);
    assert.equal(endpointConfig({ mode: 'verification', iframeTitle: 'x' }).requestKey, key);
  });

  it('is another for everything that MX is told', () => {
    const keys = [
      endpointConfig(),
      endpointConfig({ mode: 'verification' }),
      endpointConfig({ language: 'es' }),
      endpointConfig({ popout: 'tab' }),
      endpointConfig({ currentMemberGuid: 'MBR-1' }),
      configOf({ widgetUrlEndpoint: '/other' }),
      configOf({ widgetUrl: 'https://widget.example/1' }),
      configOf({ widgetUrl: 'https://widget.example/2' }),
      configOf({}),
    ].map(({ requestKey }) => requestKey);
    assert.equal(new Set(keys).size, keys.length);
  });

  it('does not change with a provider that is a new function at each rendering', () => {
    const keys = [1, 2].map(() => configOf({ widgetUrlProvider: () => Promise.resolve('') }).requestKey);
    assert.equal(keys[0], keys[1]);
  });
});
