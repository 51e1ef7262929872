import { assert } from '@open-wc/testing';
import { backend } from '../tools/browser/servers.js';
import { create, mount, mountPuppet, stage, textOf, untilEvent, untilState } from './support/widget.js';
import type { ConnectWidget } from '../../src/index.js';

const endpoint = { 'widget-url-endpoint': backend.widgetUrlEndpoint };

beforeEach(() => backend.reset());

const cardOf = (widget: ConnectWidget) => widget.shadowRoot?.querySelector<HTMLElement>('.card');

describe('the element’s own screens', () => {
  for (const [language, lang, title, button] of [
    ['en-US', 'en', 'We could not connect you', 'Reconnect'],
    ['en-CA', 'en', 'We could not connect you', 'Reconnect'],
    ['es', 'es', 'No se pudo establecer la conexión', 'Volver a conectar'],
    ['es-MX', 'es', 'No se pudo establecer la conexión', 'Volver a conectar'],
    ['fr-CA', 'fr', 'La connexion n’a pas pu être établie', 'Se reconnecter'],
    ['de', 'en', 'We could not connect you', 'Reconnect'],
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
    assert.include(textOf(widget), 'Todo listo');
    widget.language = 'fr';
    await widget.updateComplete;
    assert.include(textOf(widget), 'C’est terminé');
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
    assert.include(textOf(widget), 'No se pudo establecer la conexión');
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
    assert.include(textOf(widget), 'This page is not set up correctly');
  });
});
