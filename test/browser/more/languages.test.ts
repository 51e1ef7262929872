import { assert } from '@open-wc/testing';
import { backend } from '../../tools/browser/servers.js';
import { create, mount, mountPuppet, stage, textOf, untilEvent, untilState } from '../support/widget.js';
import type { ConnectWidget } from '../../../src/index.js';

const endpoint = { 'widget-url-endpoint': backend.widgetUrlEndpoint };

beforeEach(() => backend.reset());

const cardOf = (widget: ConnectWidget) => widget.shadowRoot?.querySelector<HTMLElement>('.card');

describe('the element’s own screens', () => {
  for (const [language, lang, title, button] of [
    ['en-US', 'en', 'Something went wrong', 'Try again'],
    ['en-CA', 'en', 'Something went wrong', 'Try again'],
    ['es', 'es', 'Algo salió mal', 'Reintentar'],
    ['es-MX', 'es', 'Algo salió mal', 'Reintentar'],
    ['fr-CA', 'fr', 'Un problème est survenu', 'Réessayer'],
    ['de', 'en', 'Something went wrong', 'Try again'],
  ] as const) {
    it(`are in the language of the widget: ${language}`, async () => {
      await backend.failNext({ status: 401 });
      const widget = mount({ ...endpoint, language });
      await untilState(widget, 'error');
      assert.include(textOf(widget), title);
      assert.include(textOf(widget), button);
      assert.strictEqual(cardOf(widget)?.lang, lang);
      assert.strictEqual(widget.shadowRoot?.querySelector<HTMLElement>('[role="status"]')?.lang, lang);
    });
  }

  it('change with the language, without a reload', async () => {
    const { widget } = await mountPuppet({ language: 'es' });
    widget.close();
    await untilState(widget, 'closed');
    assert.include(textOf(widget), 'Esta sesión está cerrada');
    widget.language = 'fr';
    await widget.updateComplete;
    assert.include(textOf(widget), 'Cette session est fermée');
    assert.strictEqual(widget.state, 'closed');
  });

  it('are each element’s own', async () => {
    const [french, spanish] = [
      mount({ ...endpoint, language: 'fr' }),
      mount({ ...endpoint, language: 'es' }),
    ];
    await french.updateComplete;
    await spanish.updateComplete;
    assert.include(textOf(french), 'Préparation en cours');
    assert.include(textOf(spanish), 'Estamos preparando todo');
    await untilState(french, 'active');
    await untilState(spanish, 'active');
  });

  it('tell of bad options in the language of the page, too', async () => {
    const widget = mount({ ...endpoint, language: 'fr', mode: 'bad' });
    await untilState(widget, 'error');
    assert.include(textOf(widget), 'Cette page n’est pas configurée correctement');
  });

  it('take the language of a provider', async () => {
    const provider = document.createElement('connect-widget-provider');
    provider.language = 'es';
    stage().append(provider);
    const widget = mount({ 'widget-url': 'no URL' }, provider);
    await untilState(widget, 'error');
    assert.include(textOf(widget), 'Algo salió mal');
  });

  it('keep their direction on a page of the other, while slotted content keeps the page’s', async () => {
    const place = stage();
    place.dir = 'rtl';
    const widget = mount({ 'widget-url': 'no URL' }, place);
    await untilState(widget, 'error');
    const card = cardOf(widget);
    assert.strictEqual(card && getComputedStyle(card).direction, 'ltr');
    const own = document.createElement('p');
    own.slot = 'error';
    widget.append(own);
    assert.strictEqual(getComputedStyle(own).direction, 'rtl');
  });

  it('do not break at a language that is no text', async () => {
    const widget = create({ 'widget-url': 'no URL' });
    Reflect.set(widget, 'language', 5);
    const told = untilEvent(widget, 'connect-error');
    stage().append(widget);
    assert.match((await told).message, /language=5: expected text/);
    await widget.updateComplete;
    assert.include(textOf(widget), 'This page isn’t set up correctly');
  });
});

describe('without the option language', () => {
  /** A container with this `lang`, for a widget. */
  function place(lang: string): HTMLElement {
    const container = document.createElement('div');
    container.lang = lang;
    stage().append(container);
    return container;
  }

  const frameTitle = (widget: ConnectWidget) => widget.shadowRoot?.querySelector('iframe')?.title;
  const askedLanguages = async () => (await backend.requests()).map(({ language }) => language);

  it('the widget and its screens are in the language of the page around them', async () => {
    const widget = mount(endpoint, place('fr-CA'));
    await widget.updateComplete;
    assert.include(textOf(widget), 'Préparation en cours');
    await untilState(widget, 'active');
    assert.deepEqual(await askedLanguages(), ['fr-CA']);
    assert.strictEqual(frameTitle(widget), 'Connectez votre banque');
    widget.close();
    await untilState(widget, 'closed');
    await widget.updateComplete;
    assert.include(textOf(widget), 'Cette session est fermée');
  });

  it('that is the nearest lang, in the trees around its shadow roots too', async () => {
    const outer = place('es');
    const host = document.createElement('section');
    outer.append(host);
    const inner = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner);
    await untilState(mount(endpoint, inner), 'active');
    assert.deepEqual(await askedLanguages(), ['es']);
  });

  it('a lang of the element itself counts', async () => {
    await untilState(mount({ ...endpoint, lang: 'fr' }, place('es')), 'active');
    assert.deepEqual(await askedLanguages(), ['fr']);
  });

  for (const lang of ['', 'español', 'en US', '---', 'x'.repeat(1000)]) {
    it(`the browser’s language counts where lang is ${JSON.stringify(lang.slice(0, 20))}`, async () => {
      const inner = place(lang);
      place('es').append(inner);
      await untilState(mount(endpoint, inner), 'active');
      assert.deepEqual(await askedLanguages(), [navigator.language]);
    });
  }

  it('is never read through Object.prototype', async () => {
    Object.defineProperty(Object.prototype, 'language', { value: 'fr', configurable: true, writable: true });
    try {
      await untilState(mount(endpoint, place('es')), 'active');
    } finally {
      Reflect.deleteProperty(Object.prototype, 'language');
    }
    assert.deepEqual(await askedLanguages(), ['es']);
  });

  it('an underscore in a lang counts as a hyphen', async () => {
    await untilState(mount(endpoint, place('fr_CA')), 'active');
    assert.deepEqual(await askedLanguages(), ['fr-CA']);
  });

  it('a provider is told the language, too', async () => {
    const asked: unknown[] = [];
    const widget = create();
    widget.widgetUrlProvider = ({ language }) => {
      asked.push(language);
      return Promise.reject(new Error('enough'));
    };
    place('es').append(widget);
    await untilState(widget, 'error');
    assert.deepEqual(asked, ['es']);
    await widget.updateComplete;
    assert.include(textOf(widget), 'Algo salió mal');
  });

  it('a page that changes its lang is followed at the next request, and loses no session', async () => {
    const container = place('es');
    const widget = mount(endpoint, container);
    await untilState(widget, 'active');
    container.lang = 'fr';
    widget.debug = true;
    await widget.updateComplete;
    assert.strictEqual(widget.state, 'active');
    assert.deepEqual(await askedLanguages(), ['es']);
    assert.strictEqual(frameTitle(widget), 'Conecte su banco');
    widget.close();
    await untilState(widget, 'closed');
    await widget.updateComplete;
    assert.include(
      textOf(widget),
      'Esta sesión está cerrada',
      'the screens stay in the language of the widget',
    );
    widget.reload();
    await untilState(widget, 'active');
    assert.deepEqual(await askedLanguages(), ['es', 'fr']);
  });
});

describe('a backend that answers in another language', () => {
  for (const [asked, answered, frame, closed] of [
    ['de', 'fr-CA', 'Connectez votre banque', 'Cette session est fermée'],
    ['fr', 'en-US', 'Connect your bank', 'This session is closed'],
  ] as const) {
    it(`is followed: ${asked}, and ${answered} is answered`, async () => {
      await backend.failNext({ headers: { 'Content-Language': answered } });
      const widget = mount({ ...endpoint, language: asked });
      await untilState(widget, 'active');
      assert.strictEqual(widget.shadowRoot?.querySelector('iframe')?.title, frame);
      widget.close();
      await untilState(widget, 'closed');
      await widget.updateComplete;
      assert.include(textOf(widget), closed);
    });
  }

  it('counts for what was asked, and not for another language that is set later', async () => {
    await backend.failNext({ headers: { 'Content-Language': 'en-US' } });
    const widget = mount({ ...endpoint, language: 'fr' });
    await untilState(widget, 'active');
    widget.close();
    await untilState(widget, 'closed');
    widget.language = 'es';
    await widget.updateComplete;
    assert.include(textOf(widget), 'Esta sesión está cerrada');
  });
});

describe('the page’s own texts', () => {
  const texts = {
    en: { closedTitle: 'See you soon', loading: 'One moment…' },
    ar: { dir: 'rtl', closedTitle: 'إلى اللقاء', loading: 'لحظة…', frameTitle: 'اربط حسابك' },
  } as const;

  it('stand on the screens, beside ours, and change without a reload', async () => {
    const { widget } = await mountPuppet({ language: 'en-US' });
    widget.texts = texts;
    widget.close();
    await untilState(widget, 'closed');
    assert.include(textOf(widget), 'See you soon');
    assert.include(textOf(widget), 'Open again');
    widget.texts = { en: { openAgain: 'Once more' } };
    await widget.updateComplete;
    assert.include(textOf(widget), 'This session is closed');
    assert.include(textOf(widget), 'Once more');
  });

  it('of a provider count for the widgets inside it, in a language of their own too', async () => {
    const provider = document.createElement('connect-widget-provider');
    provider.texts = texts;
    provider.language = 'ar';
    stage().append(provider);
    const widget = mount(endpoint, provider);
    await widget.updateComplete;
    assert.include(textOf(widget), 'لحظة…');
    assert.strictEqual(widget.shadowRoot?.querySelector<HTMLElement>('[role="status"]')?.lang, 'ar');
    await untilState(widget, 'active');
    assert.strictEqual(widget.shadowRoot?.querySelector('iframe')?.title, 'اربط حسابك');
    widget.close();
    await untilState(widget, 'closed');
    assert.include(textOf(widget), 'إلى اللقاء');
    const card = cardOf(widget);
    assert.deepEqual([card?.lang, card?.dir], ['ar', 'rtl']);
    assert.strictEqual(card && getComputedStyle(card).direction, 'rtl');
  });

  it('of the frame’s name are second to iframe-title', async () => {
    const widget = create({ ...endpoint, 'iframe-title': 'Your bank', language: 'ar' });
    widget.texts = texts;
    stage().append(widget);
    await untilState(widget, 'active');
    assert.strictEqual(widget.shadowRoot?.querySelector('iframe')?.title, 'Your bank');
  });

  for (const wrong of ['closedTitle', 5, [], { en: 5 }, { en: { closedTitle: {} } }, { '': {} }]) {
    it(`do no harm when they are none: ${JSON.stringify(wrong)}`, async () => {
      const widget = create(endpoint);
      Reflect.set(widget, 'texts', wrong);
      stage().append(widget);
      await untilState(widget, 'active');
      widget.close();
      await untilState(widget, 'closed');
      assert.include(textOf(widget), 'This session is closed');
    });
  }
});
