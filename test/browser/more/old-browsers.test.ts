import { assert } from '@open-wc/testing';
import { puppetUrl } from '../support/puppet.js';
import {
  buttonOf,
  detailsOf,
  mount,
  mountPuppet,
  recordEvents,
  statesOf,
  textOf,
  untilState,
} from '../support/widget.js';

/*
 * Browsers that lack something, as far as that can be taken from the one that runs these tests.
 */

const failures: string[] = [];
const complain = (event: ErrorEvent | PromiseRejectionEvent) =>
  failures.push(String('reason' in event ? event.reason : event.message));
const giveBack: (() => void)[] = [];

beforeEach(() => {
  window.addEventListener('error', complain);
  window.addEventListener('unhandledrejection', complain);
});

afterEach(() => {
  for (const give of giveBack.splice(0)) give();
  window.removeEventListener('error', complain);
  window.removeEventListener('unhandledrejection', complain);
  assert.deepEqual(failures.splice(0), [], 'nothing was thrown, no rejection went unhandled');
});

/** Until the end of the test, `name` is as `descriptor` says, or not there at all. */
function take(target: object, name: string, descriptor?: PropertyDescriptor): void {
  const original = Object.getOwnPropertyDescriptor(target, name);
  if (!original) throw new Error(`This browser has no ${name} to take.`);
  giveBack.push(() => Object.defineProperty(target, name, original));
  if (descriptor) Object.defineProperty(target, name, { ...descriptor, configurable: true });
  else Reflect.deleteProperty(target, name);
}

const lacks: Readonly<Record<string, () => void>> = {
  'custom states, as Firefox before 126': () => take(ElementInternals.prototype, 'states'),
  'states without two dashes, as Chrome before 125': () =>
    take(CustomStateSet.prototype, 'add', {
      value: () => {
        throw new DOMException('The specified value is not a dashed identifier.', 'SyntaxError');
      },
    }),
};

for (const [what, lack] of Object.entries(lacks)) {
  describe(`a browser that lacks ${what}`, () => {
    it('shows the widget and follows its states', async () => {
      lack();
      const seen = recordEvents();
      const { widget } = await mountPuppet();
      widget.close();
      await untilState(widget, 'closed');
      assert.isDefined(buttonOf(widget, 'Open again'));
      widget.remove();
      assert.deepEqual(statesOf(seen), ['loading', 'active', 'closed']);
    });
  });
}

const tooOld: Readonly<Record<string, () => void>> = {
  'AbortSignal.any': () => take(AbortSignal, 'any'),
  'AbortSignal.any and attachInternals, as Safari before 16.4': () => {
    take(AbortSignal, 'any');
    take(HTMLElement.prototype, 'attachInternals');
  },
};

for (const [what, lack] of Object.entries({ ...tooOld })) {
  for (const [andWhat, lackToo] of Object.entries({ 'nothing else': () => undefined, ...lacks })) {
    it(`a browser that lacks ${what}, and ${andWhat}, is unsupported, and its user is told`, async () => {
      lack();
      lackToo();
      const seen = recordEvents();
      const widget = mount({ 'widget-url': puppetUrl() });
      await untilState(widget, 'unsupported');
      const [error] = detailsOf(seen, 'connect-error') as { code: string }[];
      assert.strictEqual(error?.code, 'unsupported-browser');
      assert.include(textOf(widget), 'This browser isn’t supported');
      assert.isNull(widget.shadowRoot?.querySelector('iframe'));
    });
  }
}

describe('a function of the browser that the page has replaced', () => {
  const broken = {
    get() {
      throw new Error('replaced');
    },
  };
  for (const [name, attributes] of [
    ['IntersectionObserver', { loading: 'lazy' }],
    ['AbortController', {}],
  ] as const) {
    it(`ends in error with “Try again”: ${name}`, async () => {
      take(window, name, broken);
      const seen = recordEvents();
      const widget = mount({ 'widget-url': puppetUrl(), ...attributes });
      await untilState(widget, 'error');
      const errors = detailsOf(seen, 'connect-error') as { code: string; cause?: Error }[];
      assert.deepEqual(
        errors.map(({ code, cause }) => [code, cause?.message]),
        [['internal-error', 'replaced']],
      );
      for (const give of giveBack.splice(0)) give();
      await widget.updateComplete;
      buttonOf(widget, 'Try again').click();
      await untilState(widget, 'active');
    });
  }

  it('costs the trip its return page alone, where that is BroadcastChannel', async () => {
    take(window, 'BroadcastChannel');
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet({ popout: 'manual' });
    const member_guid = 'MBR-1';
    const url = puppetUrl({ silent: '' });
    await puppet.say({ mx: true, type: 'mx/connect/oauthRequested', metadata: { url, member_guid } });
    await untilState(widget, 'popout');
    await puppet.say({ mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid } });
    await untilState(widget, 'active');
    assert.deepInclude(detailsOf(seen, 'connect-popout-settled')[0], { outcome: 'completed' });
  });
});

describe('a browser that lacks light-dark()', () => {
  it('has dark screens all the same: only icons, which then have the colour of the text, use it', async () => {
    const { widget } = await mountPuppet();
    widget.close();
    await untilState(widget, 'closed');
    const rules = (widget.shadowRoot?.adoptedStyleSheets ?? []).flatMap(({ cssRules }) => [...cssRules]);
    assert.isNotEmpty(rules);
    const users = rules.filter(({ cssText }) => cssText.includes('light-dark('));
    for (const rule of users) {
      assert.instanceOf(rule, CSSStyleRule);
      assert.include(['.waiting', '.attention', '.failed'], rule.selectorText);
      assert.deepEqual([...rule.style], ['color'], 'which is inherited where its value means nothing');
      assert.match(rule.style.color, /^var\(/, 'by which an unknown value is not known before it is used');
    }
    assert.lengthOf(users, 3);
  });
});
