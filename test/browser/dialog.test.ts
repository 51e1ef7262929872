import { assert, expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { untilNothingIsHeld } from './support/resources.js';
import { backend, sandbox } from '../tools/browser/servers.js';
import { connectMxBank } from './support/person.js';
import { openConnect } from '../../src/dialog/index.js';
import { open, openActive, part } from './support/dialog.js';
import { Pilot } from './support/pilot.js';
import { pressOn } from './support/focus.js';
import { untilExpired, untilWarned } from './support/clock.js';
import { puppetIn, stage, textOf, untilEvent, untilState } from './support/widget.js';
import type { ConnectOptions } from '../../src/dialog/index.js';
import type { Opened } from './support/dialog.js';

const message = (type: string, metadata: object = {}) => ({ mx: true, type, metadata });

const press = ({ host }: Opened) => part(host, 'close-button').click();

/** What a promise was rejected with. */
async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => assert.fail('It was not rejected.'),
    (error: unknown) => error,
  );
}

async function connect({ widget }: Opened, member_guid: string): Promise<void> {
  const puppet = await puppetIn(widget);
  await Promise.all([
    untilEvent(widget, 'connect-member-connected'),
    puppet.say(message('mx/connect/memberConnected', { member_guid })),
  ]);
}

beforeEach(() => backend.reset());

afterEach(async () => {
  document.querySelector('connect-widget-dialog')?.remove();
  await untilNothingIsHeld();
  assert.isEmpty(document.adoptedStyleSheets);
});

describe('openConnect resolves', () => {
  it('when its user has connected a bank and is done', async () => {
    const { result, widget, host } = open({ widgetUrlEndpoint: backend.widgetUrlEndpoint });
    const memberGuid = await connectMxBank(widget);
    await (await Pilot.in(widget)).click('Done');
    assert.deepEqual(await result, { memberGuids: [memberGuid], reason: 'done' });
    assert.isFalse(host.isConnected);
    const members = await sandbox.members();
    assert.include(
      members.map(({ guid }) => guid),
      memberGuid,
    );
  }).timeout(40_000);

  const ways: Readonly<Record<string, (opened: Opened) => void>> = {
    'its close button': press,
    'close() of the widget’s dialog': ({ dialog }) => dialog.close(),
  };
  for (const [name, close] of Object.entries(ways))
    it(`with the members so far, when it is closed by ${name}`, async () => {
      const opened = await openActive();
      await connect(opened, 'MBR-1');
      await connect(opened, 'MBR-2');
      close(opened);
      assert.deepEqual(await opened.result, { memberGuids: ['MBR-1', 'MBR-2'], reason: 'closed' });
    });

  it('when it is closed before the widget has loaded', async () => {
    const opened = open({ widgetUrlProvider: () => new Promise(() => undefined) });
    press(opened);
    assert.deepEqual(await opened.result, { memberGuids: [], reason: 'closed' });
  });

  it('as left, when somebody takes it or the widget out of the page', async () => {
    for (const takeAway of [({ host }: Opened) => host.remove(), ({ widget }: Opened) => widget.remove()]) {
      const opened = await openActive();
      await connect(opened, 'MBR-1');
      takeAway(opened);
      assert.deepEqual(await opened.result, { memberGuids: ['MBR-1'], reason: 'left' });
      assert.isNull(document.querySelector('connect-widget-dialog'));
    }
  });

  it('as error, when it is closed over an error, which stays until then with its Try again', async () => {
    const opened = open({ widgetUrlProvider: () => Promise.reject(new Error('no')) });
    await untilState(opened.widget, 'error');
    assert.isTrue(opened.dialog.open);
    press(opened);
    assert.deepEqual(await opened.result, { memberGuids: [], reason: 'error' });
  });

  it('as expired, when it is closed after the session, which the screen tells', async () => {
    const opened = await openActive({ sessionTimeout: 600, sessionWarning: 300 });
    await connect(opened, 'MBR-1');
    await untilExpired(opened.widget);
    assert.isTrue(opened.dialog.open);
    press(opened);
    assert.deepEqual(await opened.result, { memberGuids: ['MBR-1'], reason: 'expired' });
  });

  it('with the members of both visits, when its user starts again after the session', async () => {
    const opened = await openActive({ sessionTimeout: 600, sessionWarning: 300 });
    await connect(opened, 'MBR-1');
    await untilExpired(opened.widget);
    opened.widget.reconnect();
    await untilState(opened.widget, 'active');
    await connect(opened, 'MBR-2');
    await (await puppetIn(opened.widget)).say(message('mx/connect/connected/primaryAction'));
    assert.deepEqual(await opened.result, { memberGuids: ['MBR-1', 'MBR-2'], reason: 'done' });
  });

  it('not when its page goes to the back-forward cache, whose user may come back', async () => {
    const opened = await openActive();
    for (const type of ['pagehide', 'pageshow'])
      window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    assert.isTrue(opened.dialog.open);
    press(opened);
    assert.deepEqual(await opened.result, { memberGuids: [], reason: 'closed' });
  });
});

describe('openConnect rejects', () => {
  it('with the reason of a signal that aborts, and closes', async () => {
    const controller = new AbortController();
    const { result, host } = await openActive({ signal: controller.signal });
    const reason = new Error('enough');
    controller.abort(reason);
    assert.isTrue((await rejectionOf(result)) === reason);
    assert.isFalse(host.isConnected);
  });

  it('with the reason of a signal that has aborted before, and opens nothing', async () => {
    const result = openConnect({ widgetUrlEndpoint: '/', signal: AbortSignal.abort() });
    assert.strictEqual(((await rejectionOf(result)) as DOMException).name, 'AbortError');
    assert.isNull(document.querySelector('connect-widget-dialog'));
  });

  it('while one is open, which stays; and opens another after that', async () => {
    const first = open();
    const again = openConnect({ widgetUrlEndpoint: '/' });
    assert.strictEqual(((await rejectionOf(again)) as DOMException).name, 'InvalidStateError');
    assert.lengthOf(document.querySelectorAll('connect-widget-dialog'), 1);
    press(first);
    await first.result;
    const second = open();
    press(second);
    assert.strictEqual((await second.result).reason, 'closed');
  });

  it('in a browser without <dialog>', async () => {
    const own = window.HTMLDialogElement;
    Reflect.deleteProperty(window, 'HTMLDialogElement');
    try {
      const error = (await rejectionOf(openConnect({ widgetUrlEndpoint: '/' }))) as DOMException;
      assert.strictEqual(error.name, 'NotSupportedError');
      assert.include(error.message, '<dialog>');
    } finally {
      Object.defineProperty(window, 'HTMLDialogElement', { value: own, configurable: true, writable: true });
    }
  });

  const mistakes: readonly (readonly [object, RegExp])[] = [
    [{}, /expected one of widgetUrlProvider, widgetUrlEndpoint, widgetUrl/],
    [{ widgetUrlEndpoint: '/', langauge: 'es' }, /there is no option langauge/],
    [{ widgetUrlEndpoint: '/', title: 7 }, /expected title to be text, got number/],
    [{ widgetUrlEndpoint: '/', closeLabel: {} }, /expected closeLabel to be text, got object/],
  ];
  for (const [options, complaint] of mistakes)
    it(`options that cannot be meant: ${JSON.stringify(options)}`, async () => {
      const error = await rejectionOf(openConnect(options));
      assert.instanceOf(error, TypeError);
      assert.match(error.message, complaint);
      assert.isNull(document.querySelector('connect-widget-dialog'));
    });
});

describe('the dialog', () => {
  const opener = (): HTMLButtonElement => {
    const button = document.createElement('button');
    button.textContent = 'Connect';
    stage().append(button);
    button.focus();
    return button;
  };

  it('takes the focus, and gives it back to its opener', async () => {
    await executeServerCommand('bring-to-front');
    const button = opener();
    const opened = await openActive();
    assert.isTrue(document.activeElement === opened.host);
    assert.strictEqual(
      (opened.host.renderRoot as ShadowRoot).activeElement?.textContent,
      'Connect your bank',
    );
    press(opened);
    await opened.result;
    assert.isTrue(document.activeElement === button);
  });

  it('closes by Escape', async () => {
    await executeServerCommand('bring-to-front');
    const button = opener();
    const opened = await openActive();
    await pressOn(part(opened.host, 'title'), 'Escape');
    assert.deepEqual(await opened.result, { memberGuids: [], reason: 'closed' });
    assert.isTrue(document.activeElement === button);
  });

  it('leaves Escape to the warning, wherever the focus is', async () => {
    await executeServerCommand('bring-to-front');
    const opened = await openActive({ sessionTimeout: 600, sessionWarning: 300 });
    await untilWarned(opened.widget);
    await pressOn(part(opened.host, 'title'), 'Escape');
    await untilState(opened.widget, 'active');
    assert.isTrue(opened.dialog.open);
    await pressOn(part(opened.host, 'title'), 'Escape');
    assert.strictEqual((await opened.result).reason, 'closed');
  });

  it('stays open at Escape while its user is out at the bank', async () => {
    await executeServerCommand('bring-to-front');
    const opened = await openActive();
    const { widget, dialog, host } = opened;
    const url = 'https://bank.example/authorize';
    const puppet = await puppetIn(widget);
    await puppet.say(message('mx/connect/oauthRequested', { url, member_guid: 'MBR-1' }));
    await untilState(widget, 'popout');
    const released = new Promise((resolve) => document.addEventListener('keyup', resolve, { once: true }));
    await pressOn(part(host, 'title'), 'Escape');
    await released;
    assert.isTrue(dialog.open);
    const cancel = new Event('cancel', { cancelable: true });
    dialog.dispatchEvent(cancel);
    assert.isTrue(cancel.defaultPrevented);
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`is accessible, ${colorScheme}`, async () => {
      const { host, dialog } = await openActive({ colorScheme });
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
      await expect(host).to.be.accessible();
    });

  it('is reached by Tab: close button, then the widget', async () => {
    await executeServerCommand('bring-to-front');
    const { host, widget } = open({ widgetUrlEndpoint: backend.widgetUrlEndpoint });
    const pilot = await Pilot.in(widget);
    await pilot.ready('MX Bank');
    const button = part(host, 'close-button');
    await pressOn(part(host, 'title'), 'Tab');
    await pressOn(button, 'Tab');
    await pilot.focused();
    assert.isTrue(document.activeElement === widget);
  });

  it('keeps the page from scrolling, and lets it go where it was', async () => {
    const tall = document.createElement('div');
    tall.style.blockSize = '5000px';
    stage().append(tall);
    window.scrollTo(0, 700);
    const end = () => tall.getBoundingClientRect().right;
    const before = end();
    const opened = await openActive();
    assert.strictEqual(getComputedStyle(document.documentElement).overflowY, 'hidden');
    assert.strictEqual(window.scrollY, 700);
    assert.strictEqual(end(), before, 'the page has moved');
    press(opened);
    await opened.result;
    assert.notStrictEqual(getComputedStyle(document.documentElement).overflowY, 'hidden');
    assert.strictEqual(window.scrollY, 700);
    window.scrollTo(0, 0);
  });

  it('speaks the language of the widget, or as the page says', async () => {
    const words: readonly (readonly [ConnectOptions, string, string, string])[] = [
      [{}, 'en', 'Connect your bank', 'Close'],
      [{ language: 'es-MX' }, 'es', 'Conecte su banco', 'Cerrar'],
      [{ language: 'fr-CA' }, 'fr', 'Connectez votre banque', 'Fermer'],
      [{ title: 'Link it', closeLabel: 'Not now' }, 'en', 'Link it', 'Not now'],
    ];
    for (const [options, lang, title, label] of words) {
      const opened = open(options);
      const { host } = opened;
      assert.strictEqual(part(host, 'header').lang, lang);
      assert.strictEqual(part(host, 'title').textContent, title);
      assert.strictEqual(part(host, 'close-button').getAttribute('aria-label'), label);
      press(opened);
      await opened.result;
    }
  });

  it('passes every option on to the widget', async () => {
    const options = { mode: 'verification', products: ['transactions'], debug: false } as const;
    const { widget } = open({ ...options, language: 'es', sessionTimeout: 60, sessionWarning: 6 });
    assert.strictEqual(widget.mode, 'verification');
    assert.deepEqual(widget.products, ['transactions']);
    assert.deepEqual([widget.language, widget.sessionTimeout, widget.debug], ['es', 60, false]);
    await widget.updateComplete;
    assert.notInclude(textOf(widget), 'undefined');
  });

  it('does not inherit the page’s text, nor the size of its other widgets', async () => {
    const style = document.createElement('style');
    style.textContent =
      'body { letter-spacing: 5px; text-transform: uppercase; font-size: 10px } connect-widget { width: 200px; height: 100px; margin: 20px }';
    stage().append(style);
    const { host, widget, dialog } = await openActive();
    const { letterSpacing, textTransform } = getComputedStyle(part(host, 'title'));
    assert.deepEqual([letterSpacing, textTransform], ['normal', 'none']);
    assert.isAtLeast(widget.getBoundingClientRect().width, dialog.clientWidth - 1);
    assert.isAtLeast(widget.getBoundingClientRect().height, dialog.clientHeight - 100);
  });
});
