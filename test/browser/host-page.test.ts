import { assert, waitUntil } from '@open-wc/testing';
import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import { backend, origins } from '../tools/browser/servers.js';
import { connectWidgetContext } from '../../src/index.js';
import { puppetUrl } from './support/puppet.js';
import {
  buttonOf,
  create,
  detailsOf,
  frameOf,
  mount,
  mountPuppet,
  recordEvents,
  stage,
  textOf,
  untilState,
} from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

class ContextProbe extends LitElement {
  readonly context = new ContextConsumer(this, { context: connectWidgetContext, subscribe: true });
}
customElements.define('context-probe', ContextProbe);

beforeEach(() => backend.reset());

describe('a provider', () => {
  it('sets defaults for the widgets inside it, which their own attributes win over', async () => {
    const provider = document.createElement('connect-widget-provider');
    provider.setAttribute('widget-url-endpoint', backend.widgetUrlEndpoint);
    provider.setAttribute('mode', 'verification');
    provider.setAttribute('language', 'fr');
    stage().append(provider);
    await untilState(mount({ language: 'es' }, provider), 'active');
    const [request] = await backend.requests();
    assert.deepInclude(request?.body, {
      widget_url: { widget_type: 'connect_widget', ui_message_version: 4, mode: 'verification' },
    });
    assert.strictEqual(request?.language, 'es');
  });

  it('changes every widget that takes a default from it', async () => {
    const provider = document.createElement('connect-widget-provider');
    provider.setAttribute('widget-url-endpoint', backend.widgetUrlEndpoint);
    stage().append(provider);
    const widget = mount({}, provider);
    await untilState(widget, 'active');
    provider.colorScheme = 'dark';
    await waitUntil(async () => (await backend.requests()).length === 2, 'a second request', {
      timeout: 8000,
    });
    const [, second] = await backend.requests();
    assert.match(JSON.stringify(second?.body), /"color_scheme":"dark"/);
  });
});

describe('slotted content', () => {
  it('sees the state through the context, and acts on it', async () => {
    const widget = create({ 'widget-url': puppetUrl() });
    const probe = new ContextProbe();
    widget.append(probe);
    stage().append(widget);
    assert.strictEqual(probe.context.value?.snapshot.state, 'idle');
    await untilState(widget, 'active');
    assert.include(probe.context.value?.snapshot.activeStates ?? [], 'connection.framed.active');
    probe.context.value?.actions.close();
    await untilState(widget, 'closed');
    assert.strictEqual(probe.context.value?.snapshot.state, 'closed');
  });

  it('replaces a screen', async () => {
    const widget = create({ 'widget-url': 'javascript:alert(1)' });
    const own = document.createElement('p');
    own.slot = 'error';
    own.textContent = 'Our own words';
    widget.append(own);
    stage().append(widget);
    await untilState(widget, 'error');
    assert.isNotNull(own.assignedSlot);
    assert.isAbove(own.getBoundingClientRect().height, 0);
  });
});

describe('the breakpoint', () => {
  it('follows the width of the element, by MX’s limits', async () => {
    const seen = recordEvents();
    const place = stage();
    place.style.width = '700px';
    const { widget } = await mountPuppet({}, place);
    await waitUntil(() => widget.breakpoint === 'small', 'small', { timeout: 8000 });
    place.style.width = '768px';
    await waitUntil(() => widget.breakpoint === 'medium', 'medium', { timeout: 8000 });
    place.style.width = '1200px';
    await waitUntil(() => widget.breakpoint === 'large', 'large', { timeout: 8000 });
    assert.deepEqual(detailsOf(seen, 'connect-breakpoint-change'), [
      { breakpoint: 'small' },
      { breakpoint: 'medium' },
      { breakpoint: 'large' },
    ]);
  });
});

describe('under a Content-Security-Policy', () => {
  const trusted = "require-trusted-types-for 'script'";

  it('runs without unsafe-inline and with Trusted Types, and breaks no rule', async () => {
    const policy = `default-src 'self'; frame-src ${origins.crossSite}; ${trusted}`;
    const { page, violations } = await openHost('host.html', policy);
    const widget = mountIn(page, puppetUrl());
    await waitUntil(() => widget.state === 'active', 'the widget to be active', { timeout: 8000 });
    widget.setAttribute('session-timeout', '2');
    widget.setAttribute('session-warning', '1.9');
    await waitUntil(() => widget.state === 'idle-warning', 'the warning', { timeout: 8000 });
    buttonOf(widget, 'Continue').click();
    widget.close();
    await waitUntil(() => widget.state === 'closed', 'the widget to be closed');
    assert.deepEqual(violations, []);
  });

  it('that forbids the frame, says so, and which directive to add', async () => {
    const { page } = await openHost('host.html', `default-src 'self'; ${trusted}`);
    const widget = mountIn(page, puppetUrl());
    const errors: { code: string; message: string }[] = [];
    widget.addEventListener('connect-error', ({ detail }) => errors.push(detail));
    await waitUntil(() => widget.state === 'error', 'the error', { timeout: 8000 });
    assert.strictEqual(errors[0]?.code, 'frame-blocked');
    assert.include(errors[0]?.message, `add ${origins.crossSite} to frame-src`);
  });
});

describe('in quirks mode', () => {
  it('is unsupported, says why, and leaves nothing to press', async () => {
    const { page } = await openHost('quirks.html', '');
    const widget = mountIn(page, puppetUrl());
    await waitUntil(() => widget.state === 'unsupported', 'unsupported', { timeout: 8000 });
    await widget.updateComplete;
    assert.include(textOf(widget), 'This browser is not supported');
    assert.lengthOf([...(widget.shadowRoot?.querySelectorAll('button') ?? [])], 0);
    assert.throws(() => frameOf(widget));
    widget.reload();
    assert.strictEqual(widget.state, 'unsupported');
  });
});

describe('every Referrer-Policy of the page', () => {
  it('lets the widget learn whom to post to', async () => {
    const url = new URL('/test/browser/frames/host.html?referrer-policy=no-referrer', location.origin);
    const { page } = await openPage(url);
    const widget = mountIn(page, puppetUrl());
    await waitUntil(() => widget.state === 'active', 'the widget to be active', { timeout: 8000 });
    assert.strictEqual(frameOf(widget).referrerPolicy, 'origin');
  });
});

interface HostPage {
  readonly page: Document;
  readonly violations: string[];
}

function openHost(file: string, policy: string): Promise<HostPage> {
  const url = new URL(`/test/browser/frames/${file}`, location.origin);
  if (policy) url.searchParams.set('csp', policy);
  return openPage(url);
}

/** A page of this origin in a frame, ready when its script has defined the element. */
async function openPage(url: URL): Promise<HostPage> {
  const frame = document.createElement('iframe');
  frame.src = url.href;
  frame.style.cssText = 'inline-size: 600px; block-size: 600px';
  stage().append(frame);
  const defined = () => frame.contentWindow?.customElements.get('connect-widget') !== undefined;
  await waitUntil(defined, 'the host page to define the element', { timeout: 8000 });
  const page = frame.contentDocument;
  if (!page) throw new Error('The host page is of another origin.');
  const violations: string[] = [];
  page.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    violations.push(`${violatedDirective} ${blockedURI}`);
  });
  return { page, violations };
}

function mountIn(page: Document, url: string): ConnectWidget {
  const widget = page.createElement('connect-widget');
  widget.setAttribute('widget-url', url);
  page.documentElement.append(widget);
  return widget;
}
