import { assert } from '@open-wc/testing';
import { ContextConsumer, ContextEvent } from '@lit/context';
import { css, LitElement } from 'lit';
import { backend } from '../tools/browser/servers.js';
import { ConnectWidget, connectWidgetContext } from '../../src/index.js';
import { mountIn, openHost } from './support/host-page.js';
import { pressOn } from './support/focus.js';
import { puppetUrl } from './support/puppet.js';
import { until } from './support/waiting.js';
import {
  create,
  detailsOf,
  frameOf,
  mount,
  mountPuppet,
  puppetIn,
  recordEvents,
  stage,
  statesOf,
  textOf,
  untilState,
} from './support/widget.js';

class ContextProbe extends LitElement {
  readonly context = new ContextConsumer(this, { context: connectWidgetContext, subscribe: true });
}
customElements.define('context-probe', ContextProbe);

class RoundWidget extends ConnectWidget {
  static override styles = [
    ConnectWidget.styles,
    css`
      :host {
        border-radius: 40px;
      }
    `,
  ];
}
customElements.define('round-widget', RoundWidget);

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
    await until(async () => (await backend.requests()).length === 2, 'a second request');
    const [, second] = await backend.requests();
    assert.match(JSON.stringify(second?.body), /"color_scheme":"dark"/);
  });
});

describe('the element in the page', () => {
  /** Removes the attributes that the page's server has not sent, as Turbo, Livewire and htmx do. */
  function morph(element: HTMLElement, written: readonly string[]): void {
    for (const name of element.getAttributeNames())
      if (!written.includes(name)) element.removeAttribute(name);
  }

  it('is left as the page wrote it, whatever is set as a property, so that a morph keeps the session', async () => {
    const widget = create();
    const written = widget.getAttributeNames();
    const provider = document.createElement('connect-widget-provider');
    provider.resume = true;
    stage().append(provider);
    Object.assign(widget, {
      widgetUrlEndpoint: backend.widgetUrlEndpoint,
      language: 'es',
      colorScheme: 'dark',
      products: ['transactions'],
      includeIdentity: true,
      sessionTimeout: 600,
      debug: false,
    });
    provider.append(widget);
    await untilState(widget, 'active');
    assert.deepEqual(widget.getAttributeNames(), written);
    assert.deepEqual(provider.getAttributeNames(), []);
    const frame = frameOf(widget);
    morph(widget, written);
    await widget.updateComplete;
    assert.strictEqual(frameOf(widget), frame);
    assert.strictEqual((await backend.requests()).length, 1);
    widget.close();
    await untilState(widget, 'closed');
    assert.deepEqual(widget.getAttributeNames(), written);
  });

  for (const [how, dress] of Object.entries({
    'an attribute': (widget: ConnectWidget) => widget.setAttribute('color-scheme', 'dark'),
    'a property': (widget: ConnectWidget) => (widget.colorScheme = 'dark'),
    'its provider': (_: ConnectWidget, provider: HTMLElement) =>
      provider.setAttribute('color-scheme', 'dark'),
  })) {
    it(`takes its looks from ${how}`, async () => {
      const provider = stage().appendChild(document.createElement('connect-widget-provider'));
      const widget = create();
      dress(widget, provider);
      provider.append(widget);
      await widget.updateComplete;
      const screen = widget.shadowRoot?.querySelector('[role="status"]');
      assert.strictEqual(screen && getComputedStyle(screen).colorScheme, 'dark');
    });
  }
});

describe('a widget that leaves its provider', () => {
  it('no longer takes its defaults', async () => {
    const provider = document.createElement('connect-widget-provider');
    provider.setAttribute('widget-url-endpoint', backend.widgetUrlEndpoint);
    stage().append(provider);
    const widget = mount({}, provider);
    await untilState(widget, 'active');
    stage().append(widget);
    await untilState(widget, 'idle');
    assert.lengthOf(await backend.requests(), 1);
  });

  it('and is back in the same turn asks once more, with the same defaults', async () => {
    const provider = document.createElement('connect-widget-provider');
    provider.setAttribute('widget-url-endpoint', backend.widgetUrlEndpoint);
    provider.setAttribute('mode', 'verification');
    stage().append(provider);
    const widget = mount({}, provider);
    await untilState(widget, 'active');
    const seen = recordEvents(widget);
    stage().append(widget);
    provider.append(widget);
    await untilState(widget, 'loading');
    await untilState(widget, 'active');
    assert.deepEqual(statesOf(seen), ['loading', 'active']);
    const [first, second, ...more] = await backend.requests();
    assert.deepEqual(second?.body, first?.body);
    assert.lengthOf(more, 0);
  });
});

describe('a subclass', () => {
  it('under a name of its own has its own styles besides, and works', async () => {
    const widget = new RoundWidget();
    widget.widgetUrl = puppetUrl();
    stage().append(widget);
    await untilState(widget, 'active');
    const { borderRadius, position } = getComputedStyle(widget);
    assert.deepEqual([borderRadius, position], ['40px', 'relative']);
  });
});

describe('slotted content', () => {
  it('that throws when it hears of a change disturbs neither the widget nor other content', async () => {
    const widget = create({ 'widget-url': puppetUrl() });
    const told: string[] = [];
    const listen = (act: (state: string) => void) => {
      const content = document.createElement('p');
      widget.append(content);
      const callback = ({ snapshot }: { snapshot: { state: string } }) => act(snapshot.state);
      content.dispatchEvent(new ContextEvent(connectWidgetContext, content, callback, true));
    };
    let failing = false;
    listen(() => {
      if (failing) throw new Error('a subscriber that throws');
    });
    listen((state) => void told.push(state));
    failing = true;
    const reported: unknown[] = [];
    const onError = window.onerror;
    // The runner prints them all the same.
    window.onerror = (...parameters) => void reported.push(parameters.at(-1));
    try {
      stage().append(widget);
      await untilState(widget, 'active');
      widget.close();
      await untilState(widget, 'closed');
    } finally {
      failing = false;
      window.onerror = onError;
    }
    assert.includeMembers(told, ['loading', 'active', 'closed']);
    assert.isNotEmpty(reported);
    assert.match(String(reported[0]), /a subscriber that throws/);
  });

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

  it('in place of the pop-out’s screen knows its window, and leads to it and back', async () => {
    const widget = create({ 'widget-url': puppetUrl(), popout: 'popup' });
    const probe = new ContextProbe();
    probe.slot = 'popout';
    widget.append(probe);
    stage().append(widget);
    await untilState(widget, 'active');
    const popout = () => probe.context.value?.snapshot.popout;
    assert.isUndefined(popout());
    const url = puppetUrl({ silent: '' });
    const metadata = { url, member_guid: 'MBR-1' };
    await (await puppetIn(widget)).say({ mx: true, type: 'mx/connect/oauthRequested', metadata });
    await untilState(widget, 'popout');
    // No user has clicked.
    await until(() => popout()?.phase === 'blocked', 'the blocked window');
    assert.deepEqual(popout(), { phase: 'blocked', url, kind: 'oauth' });
    probe.addEventListener('keydown', () => probe.context.value?.actions.openPopout());
    probe.tabIndex = 0;
    probe.focus();
    await pressOn(probe, 'Enter');
    await until(() => popout()?.phase === 'waiting', 'the open window');
    probe.context.value?.actions.cancelPopout();
    await untilState(widget, 'active');
    assert.isUndefined(popout());
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
    await until(() => widget.breakpoint === 'small', 'small');
    place.style.width = '768px';
    await until(() => widget.breakpoint === 'medium', 'medium');
    place.style.width = '1200px';
    await until(() => widget.breakpoint === 'large', 'large');
    assert.deepEqual(detailsOf(seen, 'connect-breakpoint-change'), [
      { breakpoint: 'small' },
      { breakpoint: 'medium' },
      { breakpoint: 'large' },
    ]);
  });
});

describe('in quirks mode', () => {
  it('is unsupported, says why, and leaves nothing to press', async () => {
    const { page } = await openHost('quirks.html');
    const widget = mountIn(page, { 'widget-url': puppetUrl() });
    await until(() => widget.state === 'unsupported', 'the state unsupported');
    await widget.updateComplete;
    assert.include(textOf(widget), 'This page isn’t set up correctly');
    assert.notInclude(textOf(widget), 'browser');
    assert.lengthOf([...(widget.shadowRoot?.querySelectorAll('button') ?? [])], 0);
    assert.throws(() => frameOf(widget));
    widget.reload();
    assert.strictEqual(widget.state, 'unsupported');
  });
});

describe('every Referrer-Policy of the page', () => {
  it('lets the widget learn whom to post to', async () => {
    const { page } = await openHost('host.html', { 'referrer-policy': 'no-referrer' });
    const widget = mountIn(page, { 'widget-url': puppetUrl() });
    await until(() => widget.state === 'active', 'the widget to be active');
    assert.strictEqual(frameOf(widget).referrerPolicy, 'origin');
  });
});
