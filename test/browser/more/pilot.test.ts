import { assert } from '@open-wc/testing';
import { backend, sandbox } from '../../tools/browser/servers.js';
import { connectMxBank, leaveForBank } from '../support/person.js';
import { Pilot } from '../support/pilot.js';
import { detailsOf, mount, recordEvents, untilEvent, untilState } from '../support/widget.js';

const fromBackend = { 'widget-url-endpoint': backend.widgetUrlEndpoint };

/** What an order to a name that is not there ends in. */
async function complaintOf(order: Promise<unknown>): Promise<string> {
  return order.then(
    () => assert.fail('The order was carried out.'),
    (error: unknown) => String(error),
  );
}

beforeEach(() => backend.reset());

describe('the pilot in the sandbox’s widget', () => {
  it('is not heard by the element', async () => {
    const seen = recordEvents();
    const widget = mount(fromBackend);
    const pilot = await Pilot.in(widget);
    await pilot.ready('Search for your bank');
    await pilot.fill('Search for your bank', '');
    const hasty = await Pilot.in(widget, 10);
    await complaintOf(hasty.click('No such control'));
    // The widget posts this after whatever the pilot could have posted.
    await Promise.all([untilEvent(widget, 'connect-selected-institution'), pilot.click('MX Bank')]);
    const messages = detailsOf(seen, 'connect-message') as { type: string }[];
    const ofTheWidget = /^mx\/(load|connect\/(loaded|stepChange|selectedInstitution))$/;
    assert.deepEqual(
      messages.map(({ type }) => type).filter((type) => !ofTheWidget.test(type)),
      [],
    );
    assert.deepEqual(detailsOf(seen, 'connect-message-rejected'), []);
  });

  it('works again after a reload', async () => {
    const widget = mount(fromBackend);
    const first = await Pilot.in(widget);
    await first.ready('MX Bank');
    widget.reload();
    const memberGuid = await connectMxBank(widget);
    const members = await sandbox.members();
    assert.include(
      members.map(({ guid }) => guid),
      memberGuid,
    );
  });

  it('presses as a user does, so that the browser lets a window open', async () => {
    await sandbox.setPopup({ behaviour: 'approve' });
    const widget = mount({
      ...fromBackend,
      popout: 'popup',
      'oauth-referral-source': 'APP',
      'current-institution-code': 'mx_bank_oauth',
      'disable-institution-search': '',
    });
    const opened = untilEvent(widget, 'connect-popout-opened');
    const connected = untilEvent(widget, 'connect-member-connected');
    await leaveForBank(widget);
    await Promise.all([opened, connected]);
  });

  it('names the controls that are there when one is not', async () => {
    const widget = mount({
      ...fromBackend,
      'current-institution-code': 'mxbank',
      'disable-institution-search': '',
    });
    await Pilot.in(widget).then((pilot) => pilot.ready('Password'));
    const hasty = await Pilot.in(widget, 50);
    const complaint = await complaintOf(hasty.click('Log in'));
    assert.include(complaint, 'no control "Log in"');
    assert.include(complaint, '"Username", "Password", "Show password", "Continue"');
    assert.include(complaint, 'within 50 ms');
    assert.include(await complaintOf(hasty.focused('Username')), 'did not come to "Username" within 50 ms');
  });

  it('fails when its page is gone', async () => {
    const widget = mount(fromBackend);
    const pilot = await Pilot.in(widget);
    widget.reload();
    await untilState(widget, 'loading');
    assert.include(await complaintOf(pilot.ready('MX Bank')), 'its page is gone');
  });
});
