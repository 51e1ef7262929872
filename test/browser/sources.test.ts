import { assert } from '@open-wc/testing';
import { backend, faults, origins, sandbox } from '../tools/browser/servers.js';
import { puppetUrl } from './support/puppet.js';
import { until } from './support/waiting.js';
import {
  buttonOf,
  create,
  detailsOf,
  frameOf,
  mount,
  mountPuppet,
  recordEvents,
  stage,
  statesOf,
  textOf,
  untilEvent,
  untilState,
} from './support/widget.js';
import type { ErrorCode, WidgetUrlRequest } from '../../src/index.js';

const endpoint = { 'widget-url-endpoint': backend.widgetUrlEndpoint };
const plainBody = { widget_url: { widget_type: 'connect_widget', ui_message_version: 4 } };

beforeEach(() => backend.reset());

describe('a widget URL', () => {
  it('comes from widget-url as it stands', async () => {
    const url = puppetUrl();
    const seen = recordEvents();
    const { widget } = await mountPuppet({ 'widget-url': url });
    assert.strictEqual(frameOf(widget).src, url);
    assert.deepEqual(statesOf(seen), ['loading', 'active']);
    assert.deepEqual(await backend.requests(), []);
  });

  it('comes from widget-url-endpoint, which is asked as MX is asked', async () => {
    const widget = mount(endpoint);
    await untilState(widget, 'active');
    assert.strictEqual(new URL(frameOf(widget).src).origin, sandbox.widgetUrl);
    const [request, ...more] = await backend.requests();
    assert.deepEqual(request?.body, plainBody);
    assert.lengthOf(more, 0);
    assert.match(widget.userGuid ?? '', /^USR-/);
  });

  it('is asked for with every option that MX knows, and the language as a header', async () => {
    const widget = mount({
      ...endpoint,
      language: 'es',
      'current-institution-code': 'mxbank',
      mode: 'verification',
      'color-scheme': 'dark',
      'use-cases': 'PFM, MONEY_MOVEMENT',
      'include-transactions': '',
      'include-identity': 'true',
      'disable-background-agg': 'false',
      'disable-institution-search': '',
      'iso-country-code': 'US CA',
      'client-redirect-url': 'https://app.example/back',
      popout: 'tab',
    });
    await until(async () => (await backend.requests()).length === 1, 'a request');
    const [request] = await backend.requests();
    assert.strictEqual(request?.language, 'es');
    assert.deepEqual(request?.body, {
      widget_url: {
        ...plainBody.widget_url,
        current_institution_code: 'mxbank',
        mode: 'verification',
        color_scheme: 'dark',
        use_cases: ['PFM', 'MONEY_MOVEMENT'],
        include_transactions: true,
        include_identity: true,
        disable_background_agg: false,
        disable_institution_search: true,
        iso_country_code: ['US', 'CA'],
        client_redirect_url: 'https://app.example/back',
        oauth_referral_source: 'APP',
      },
    });
    await untilState(widget, 'active');
  });

  it('comes from widgetUrlProvider before the endpoint, and from the endpoint before widget-url', async () => {
    const asked: WidgetUrlRequest[] = [];
    const url = puppetUrl();
    const widget = create({ ...endpoint, 'widget-url': puppetUrl(), language: 'fr' });
    widget.widgetUrlProvider = (request, { signal }) => {
      assert.instanceOf(signal, AbortSignal);
      asked.push(request);
      return Promise.resolve(url);
    };
    stage().append(widget);
    await untilState(widget, 'active');
    assert.strictEqual(frameOf(widget).src, url);
    assert.deepEqual<unknown>(asked, [{ ...plainBody, language: 'fr' }]);
    assert.deepEqual(await backend.requests(), []);

    const second = mount({ ...endpoint, 'widget-url': puppetUrl() });
    await untilState(second, 'active');
    assert.strictEqual(new URL(frameOf(second).src).origin, sandbox.widgetUrl);
  });

  it('is not asked for by an element without a source, which is idle in CSS too, until it gets one', async () => {
    const widget = mount();
    await widget.updateComplete;
    assert.strictEqual(widget.state, 'idle');
    assert.isTrue(widget.matches(':state(idle)'));
    widget.widgetUrl = puppetUrl();
    await untilState(widget, 'active');
    assert.isFalse(widget.matches(':state(idle)'));
  });

  it('is asked for once, even when properties are set right after mounting', async () => {
    const widget = mount(endpoint);
    widget.mode = 'verification';
    await untilState(widget, 'active');
    const requests = await backend.requests();
    assert.deepEqual(
      requests.map(({ body }) => body),
      [{ widget_url: { ...plainBody.widget_url, mode: 'verification' } }],
    );
  });

  it('is asked for anew when an option changes that MX is told of, and not for any other', async () => {
    const widget = mount(endpoint);
    await untilState(widget, 'active');
    widget.iframeTitle = 'Other';
    await widget.updateComplete;
    widget.mode = 'verification';
    await untilState(widget, 'loading');
    await untilState(widget, 'active');
    assert.lengthOf(await backend.requests(), 2);
  });

  it('is no longer waited for once the element is gone', async () => {
    await backend.failNext({ delay: 10_000 });
    const widget = mount(endpoint);
    await untilState(widget, 'loading');
    await until(async () => (await backend.requests()).length === 1, 'a request');
    widget.remove();
    await until(async () => (await backend.requests())[0]?.aborted === true, 'the request to be aborted');
  });
});

describe('a source that fails', () => {
  const cases: [
    name: string,
    fault: Parameters<typeof backend.failNext>[0],
    code: ErrorCode,
    words: RegExp,
  ][] = [
    ['is unreachable', faults.networkError, 'url-request-failed', /could not be reached/],
    ['answers 400', { status: 400 }, 'url-request-rejected', /answered 400/],
    ['answers 401', { status: 401 }, 'url-request-rejected', /answered 401.*signed in/],
    ['answers 404', { status: 404 }, 'url-request-rejected', /answered 404.*POST/],
    ['answers 429', { status: 429 }, 'url-request-failed', /answered 429.*later/],
    ['answers 500', { status: 500 }, 'url-request-failed', /answered 500.*log/],
    ['answers HTML', faults.html, 'url-invalid', /answered HTML: expected JSON/],
    ['answers broken JSON', faults.invalidJson, 'url-invalid', /expected JSON/],
    ['answers no URL', faults.noUrl, 'url-invalid', /widget_url\.url.*expected an absolute https/],
    ['answers a javascript: URL', faults.javascriptUrl, 'url-invalid', /expected an absolute https/],
    ['answers a relative URL', faults.relativeUrl, 'url-invalid', /expected an absolute https/],
  ];
  for (const [name, fault, code, words] of cases) {
    it(`because it ${name} ends in error ${code}, and “Try again” works once the cause is gone`, async () => {
      // As often as a request is repeated whose failure may pass.
      await backend.failNext(fault, 4);
      const seen = recordEvents();
      const widget = mount(endpoint);
      await untilState(widget, 'error');
      const [error] = detailsOf(seen, 'connect-error') as {
        code: string;
        message: string;
        status?: number;
      }[];
      assert.strictEqual(error?.code, code);
      assert.match(error?.message ?? '', words);
      assert.strictEqual(
        error?.status,
        code.startsWith('url-request') && words.source.startsWith('answered') ? fault.status : undefined,
      );
      assert.include(textOf(widget), 'Something went wrong');
      assert.isNull(widget.shadowRoot?.querySelector('iframe'));

      assert.lengthOf(await backend.requests(), code === 'url-request-failed' ? 4 : 1);
      await backend.reset();
      buttonOf(widget, 'Try again').click();
      await untilState(widget, 'active');
      assert.lengthOf(detailsOf(seen, 'connect-reconnecting'), 1);
      assert.lengthOf(detailsOf(seen, 'connect-error'), 1);
      assert.throws(() => buttonOf(widget, 'Try again'));
    });
  }

  for (const [status, words] of [
    [400, 'We couldn’t start the connection.'],
    [404, 'We couldn’t start the connection.'],
    [401, 'Make sure you’re signed in'],
    [403, 'Make sure you’re signed in'],
  ] as const) {
    it(`because it answers ${status} tells the user: ${words}`, async () => {
      await backend.failNext({ status }, 1);
      const widget = mount(endpoint);
      await untilState(widget, 'error');
      assert.include(textOf(widget), words);
    });
  }

  it('because the provider rejects says so, and asks it again on “Try again”', async () => {
    let calls = 0;
    const widget = create();
    widget.widgetUrlProvider = () =>
      ++calls === 1 ? Promise.reject(new Error('no session')) : Promise.resolve(puppetUrl());
    const failed = untilEvent(widget, 'connect-error');
    stage().append(widget);
    const { code, message } = await failed;
    assert.strictEqual(code, 'url-request-failed');
    assert.include(message, 'no session');
    await untilState(widget, 'error');
    buttonOf(widget, 'Try again').click();
    await untilState(widget, 'active');
    assert.strictEqual(calls, 2);
  });

  it('because widget-url was used before is url-spent, without a “Try again” that could not help', async () => {
    const { widget } = await mountPuppet();
    const error = untilEvent(widget, 'connect-error');
    widget.reload();
    const { code, recoverable } = await error;
    assert.deepEqual({ code, recoverable }, { code: 'url-spent', recoverable: false });
    await untilState(widget, 'error');
    assert.throws(() => buttonOf(widget, 'Try again'));
    widget.widgetUrl = puppetUrl();
    await untilState(widget, 'active');
  });

  it('because the page stays silent is frame-timeout', async () => {
    const widget = mount({ 'widget-url': puppetUrl({ silent: '' }), 'frame-timeout': '1' });
    const { code, recoverable } = await untilEvent(widget, 'connect-error');
    assert.deepEqual({ code, recoverable }, { code: 'frame-timeout', recoverable: true });
    await untilState(widget, 'error');
    assert.isNull(widget.shadowRoot?.querySelector('iframe'));
  });
});

describe('a bad option', () => {
  const cases: [attribute: string, value: string, words: RegExp][] = [
    ['mode', 'Aggregation', /mode="Aggregation": expected one of aggregation, verification/],
    ['color-scheme', 'pink', /color-scheme="pink": expected one of light, dark, browser/],
    ['use-cases', 'PFM FUN', /use-cases="PFM FUN": expected a list of any of PFM, MONEY_MOVEMENT/],
    ['include-identity', 'yes', /include-identity="yes": expected true or false/],
    ['session-timeout', 'soon', /session-timeout="soon": expected a number of seconds/],
    ['session-timeout', '-1', /session-timeout=-1: expected a number of seconds/],
    ['session-warning', '900', /session-warning=900: expected fewer seconds than session-timeout/],
    ['popout', 'window', /popout="window": expected one of widget, popup, tab, manual/],
    ['allowed-origins', 'evil.example', /allowed-origins="evil.example": expected an origin/],
    ['disable-institution-search', '', /disable-institution-search.*current-institution-code/],
  ];
  for (const [attribute, value, words] of cases) {
    it(`${attribute}="${value}" is told, and mending it loads the widget`, async () => {
      const widget = create({ 'widget-url': puppetUrl(), [attribute]: value });
      const told = untilEvent(widget, 'connect-error');
      stage().append(widget);
      const { code, message, recoverable } = await told;
      assert.deepEqual({ code, recoverable }, { code: 'config-invalid', recoverable: false });
      assert.match(message, words);
      await untilState(widget, 'error');
      widget.removeAttribute(attribute);
      await untilState(widget, 'active');
    });
  }

  it('that a page writes anew, equal, whenever it is told of it, is told once', async () => {
    const widget = create({ 'widget-url': puppetUrl() });
    const seen = recordEvents();
    const write = () => Object.assign(widget, { useCases: ['FUN'] });
    widget.addEventListener('connect-error', write);
    write();
    stage().append(widget);
    await untilState(widget, 'error');
    for (let times = 0; times < 3; times++) {
      write();
      await widget.updateComplete;
    }
    assert.lengthOf(detailsOf(seen, 'connect-error'), 1);
  });

  it('of no kind that could be text throws nowhere', async () => {
    const widget = mount();
    Object.assign(widget, { useCases: [Symbol('PFM')], language: Symbol('es'), popoutTimeout: {} });
    await untilState(widget, 'error');
  });

  for (const url of [
    'javascript:alert(1)',
    '/md/connect/1',
    'data:text/html,x',
    'http://evil.example/',
    ' ',
  ]) {
    it(`widget-url="${url}" is url-invalid and loads nothing`, async () => {
      const widget = create({ 'widget-url': url });
      const told = untilEvent(widget, 'connect-error');
      stage().append(widget);
      assert.strictEqual((await told).code, 'url-invalid');
      await untilState(widget, 'error');
      assert.isNull(widget.shadowRoot?.querySelector('iframe'));
      widget.widgetUrl = puppetUrl({}, origins.sameSite);
      await untilState(widget, 'active');
    });
  }
});
