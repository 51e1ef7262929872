import { assert } from '@open-wc/testing';
import { longSession, passTime, untilExpired, untilWarned } from './support/clock.js';
import { isFocused, pressOn } from './support/focus.js';
import { puppetUrl } from './support/puppet.js';
import {
  buttonOf,
  create,
  detailsOf,
  frameOf,
  mountPuppet,
  puppetIn,
  recordEvents,
  stage,
  statesOf,
  textOf,
  untilEvent,
  untilState,
} from './support/widget.js';
import { until } from './support/waiting.js';
import type { WidgetUrlRequest } from '../../src/index.js';

describe('the idle warning', () => {
  it('covers the widget as an alert dialog, says how long, and lets the frame rest', async () => {
    const { widget } = await mountPuppet(longSession);
    const warned = untilEvent(widget, 'connect-idle-warning');
    await untilWarned(widget);
    assert.strictEqual((await warned).secondsLeft, 300);
    const dialog = widget.shadowRoot?.querySelector('[role="alertdialog"]');
    assert.strictEqual(dialog?.getAttribute('aria-label'), 'Are you still there?');
    assert.isFalse(dialog?.hasAttribute('aria-modal'), 'the rest of the page stays usable');
    assert.include(textOf(widget), 'Are you still there?');
    assert.match(textOf(widget), /300 seconds left/);
    assert.isTrue(frameOf(widget).closest('.frame')?.hasAttribute('inert'));
    assert.isTrue(widget.matches(':state(idle-warning)'));
  });

  it('goes on by Enter, and the widget is told', async () => {
    const seen = recordEvents();
    const { widget, puppet } = await mountPuppet(longSession);
    await untilWarned(widget);
    widget.focus();
    await pressOn(buttonOf(widget, 'Continue'), 'Enter');
    await untilState(widget, 'active');
    assert.lengthOf(detailsOf(seen, 'connect-session-continued'), 1);
    await until(async () => (await puppet.heard()).some(({ data }) => data === '{"type":"ping"}'), 'a ping');
  });

  it('takes the focus from the frame and gives it back', async () => {
    const { widget } = await mountPuppet(longSession);
    widget.focus();
    const frame = frameOf(widget);
    assert.isTrue(isFocused(frame), 'the focus is on the frame');
    await untilWarned(widget);
    assert.isTrue(isFocused(buttonOf(widget, 'Continue')), 'the focus is on Continue');
    widget.continueSession();
    await untilState(widget, 'active');
    assert.isTrue(isFocused(frame), 'the focus is on the frame again');
  });

  it('never interrupts who is typing elsewhere, and tells screen readers', async () => {
    const input = document.createElement('input');
    stage().append(input);
    input.focus();
    const { widget } = await mountPuppet(longSession);
    await untilWarned(widget);
    assert.strictEqual(document.activeElement, input);
    const status = widget.shadowRoot?.querySelector('[role="status"]');
    assert.match(status?.textContent ?? '', /Are you still there\? 300 seconds left/);
    widget.continueSession();
    await untilState(widget, 'active');
    assert.strictEqual(document.activeElement, input);
  });

  it('can be the page’s own, by canceling the event', async () => {
    const { widget } = await mountPuppet(longSession);
    widget.addEventListener('connect-idle-warning', (event) => event.preventDefault());
    await untilWarned(widget);
    assert.isNull(widget.shadowRoot?.querySelector('[role="alertdialog"]'));
    assert.isFalse(frameOf(widget).closest('.frame')?.hasAttribute('inert'));
    widget.continueSession();
    await untilState(widget, 'active');
  });

  it('goes when the user is active in the widget, but not by its progress reports', async () => {
    const { widget, puppet } = await mountPuppet(longSession);
    await untilWarned(widget);
    const heard = untilEvent(widget, 'connect-step-change');
    await puppet.say({ mx: true, type: 'mx/connect/stepChange', metadata: { current: 'search' } });
    await heard;
    assert.strictEqual(widget.state, 'idle-warning');
    await puppet.say({ mx: true, type: 'mx/ping', metadata: {} });
    await untilState(widget, 'active');
  });
});

describe('the end of a session', () => {
  it('takes the frame away; Start again asks for a fresh URL with the same member', async () => {
    const asked: WidgetUrlRequest[] = [];
    const seen = recordEvents();
    const widget = create(longSession);
    widget.widgetUrlProvider = (request) => {
      asked.push(request);
      return Promise.resolve(puppetUrl());
    };
    stage().append(widget);
    await untilState(widget, 'active');
    const puppet = await puppetIn(widget);
    const connected = untilEvent(widget, 'connect-member-connected');
    await puppet.say({ mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: 'MBR-1' } });
    await connected;
    await untilExpired(widget);
    assert.isNull(widget.shadowRoot?.querySelector('iframe'));
    assert.include(textOf(widget), 'Your session has ended');
    assert.deepEqual(statesOf(seen), ['loading', 'active', 'idle-warning', 'expired']);
    assert.lengthOf(detailsOf(seen, 'connect-session-expired'), 1);

    buttonOf(widget, 'Start again').click();
    await untilState(widget, 'active');
    assert.deepEqual(
      asked.map(({ widget_url }) => widget_url['current_member_guid']),
      [undefined, 'MBR-1'],
    );
    assert.deepEqual(detailsOf(seen, 'connect-reconnecting'), [{ memberGuid: 'MBR-1' }]);
  });

  it('does not come with session-timeout="0"', async () => {
    const { widget } = await mountPuppet({ ...longSession, 'session-timeout': '0' });
    const other = await mountPuppet(longSession, stage());
    await untilExpired(other.widget);
    assert.strictEqual(widget.state, 'active');
  });
});

describe('two widgets on a page', () => {
  it('have a session each: activity in one does not extend the other', async () => {
    const place = stage();
    const idle = await mountPuppet(longSession, place);
    const busy = await mountPuppet(longSession, place);
    await untilWarned(idle.widget);
    const pinged = untilEvent(busy.widget, 'connect-ping');
    await busy.puppet.say({ mx: true, type: 'mx/ping', metadata: {} });
    await pinged;
    passTime(299);
    assert.strictEqual(idle.widget.state, 'idle-warning');
    assert.strictEqual(busy.widget.state, 'active');
    passTime(1);
    assert.strictEqual(idle.widget.state, 'expired');
    assert.strictEqual(busy.widget.state, 'idle-warning');
    assert.isNotNull(frameOf(busy.widget));
  });
});

describe('a flood of input', () => {
  it('changes nothing, renders nothing, and still counts as activity', async () => {
    const { widget } = await mountPuppet(longSession);
    await widget.updateComplete;
    let renderings = 0;
    const requestUpdate = widget.requestUpdate.bind(widget);
    widget.requestUpdate = (...parameters) => {
      renderings++;
      requestUpdate(...parameters);
    };
    const seen = recordEvents();
    const frame = frameOf(widget);
    for (let times = 0; times < 10_000; times++) {
      for (const type of ['pointermove', 'wheel', 'keydown']) {
        frame.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      }
    }
    assert.strictEqual(renderings, 0);
    assert.deepEqual(seen, []);

    // It came a while after the frame was ready, so the warning comes a while later than it would have.
    passTime(299);
    frame.dispatchEvent(new Event('wheel', { bubbles: true, composed: true }));
    passTime(299);
    assert.strictEqual(widget.state, 'active');
    passTime(1);
    assert.strictEqual(widget.state, 'idle-warning');
  });
});
