import { assert } from '@open-wc/testing';
import { heldResources, untilNothingIsHeld } from './support/resources.js';
import { longSession, untilExpired } from './support/clock.js';
import {
  create,
  detailsOf,
  mountPuppet,
  puppetIn,
  recordEvents,
  stage,
  untilEvent,
  untilState,
  withProvider,
} from './support/widget.js';
import type { Puppet } from './support/puppet.js';

const message = (type: string, metadata: object = {}) => ({ mx: true, type, metadata });

async function connect(widget: EventTarget, puppet: Puppet, member_guid: string): Promise<void> {
  const connected = new Promise((resolve) =>
    widget.addEventListener('connect-member-connected', resolve, { once: true }),
  );
  await puppet.say(message('mx/connect/memberConnected', { member_guid }));
  await connected;
}

describe('connect-finished', () => {
  it('comes after done, once, with the members', async () => {
    const { widget, puppet } = await mountPuppet();
    const seen = recordEvents(widget);
    await connect(widget, puppet, 'MBR-1');
    const last = untilEvent(widget, 'connect-step-change');
    await puppet.say(
      message('mx/connect/connected/primaryAction'),
      message('mx/connect/backToSearch'),
      message('mx/connect/stepChange', { previous: 'connected', current: 'search' }),
    );
    await last;
    widget.close();
    widget.remove();
    await untilNothingIsHeld();
    assert.deepEqual(detailsOf(seen, 'connect-finished'), [{ memberGuids: ['MBR-1'], reason: 'done' }]);
  });

  it('comes to listeners of an element that was removed, which holds nothing then', async () => {
    const { widget, puppet } = await mountPuppet();
    const seen = recordEvents(widget);
    await connect(widget, puppet, 'MBR-1');
    widget.remove();
    await Promise.resolve();
    assert.deepEqual(detailsOf(seen, 'connect-finished'), [{ memberGuids: ['MBR-1'], reason: 'left' }]);
    await untilNothingIsHeld();
    assert.isEmpty(heldResources());
  });

  it('does not come for a move, and knows the members from before', async () => {
    const { widget } = withProvider();
    stage().append(widget);
    await untilState(widget, 'active');
    const seen = recordEvents(widget);
    await connect(widget, await puppetIn(widget), 'MBR-1');
    stage().append(widget);
    await untilState(widget, 'loading');
    await untilState(widget, 'active');
    assert.isEmpty(detailsOf(seen, 'connect-finished'));
    widget.close();
    assert.deepEqual(detailsOf(seen, 'connect-finished'), [{ memberGuids: ['MBR-1'], reason: 'closed' }]);
  });

  it('comes at pagehide, in time for a synchronous listener, and again after a return from the cache', async () => {
    const { widget, puppet } = await mountPuppet();
    const seen = recordEvents(widget);
    await connect(widget, puppet, 'MBR-1');
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    assert.deepEqual(detailsOf(seen, 'connect-finished'), [{ memberGuids: ['MBR-1'], reason: 'left' }]);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    widget.close();
    assert.deepEqual(detailsOf(seen, 'connect-finished')[1], { memberGuids: [], reason: 'closed' });
    // A visit that was over stays over.
    for (const type of ['pagehide', 'pageshow', 'pagehide'])
      window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    assert.lengthOf(detailsOf(seen, 'connect-finished'), 2);
  });

  it('comes after the session, once, though the element is removed later', async () => {
    const { widget, puppet } = await mountPuppet(longSession);
    const seen = recordEvents(widget);
    await connect(widget, puppet, 'MBR-1');
    await untilExpired(widget);
    widget.remove();
    await untilNothingIsHeld();
    assert.deepEqual(detailsOf(seen, 'connect-finished'), [{ memberGuids: ['MBR-1'], reason: 'expired' }]);
  });

  it('comes for options that can load nothing', async () => {
    const widget = create({ 'widget-url-endpoint': '/widget-url', mode: 'fun' });
    const finished = untilEvent(widget, 'connect-finished');
    stage().append(widget);
    assert.deepEqual(await finished, { memberGuids: [], reason: 'error' });
  });
});
