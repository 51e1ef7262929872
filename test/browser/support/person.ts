import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { Pilot } from './pilot.js';
import { untilEvent } from './widget.js';
import type { ConnectWidget } from '../../../src/index.js';

/*
 * A person who uses the sandbox's widget. What needs no user activation goes by the pilot; where the browser has to see a user, it
 * is a real key, pressed once, after the frame's page has reported where the focus is. It is no click of the mouse: Chromium sends
 * the pointer to the frame that it has painted there, and nothing tells a test that both the page and its frame are painted.
 */

/** Searches for MX Bank, chooses it and signs in; resolves when the member is connected, to its guid. */
export async function connectMxBank(widget: ConnectWidget): Promise<string> {
  const pilot = await Pilot.in(widget);
  const searched = untilEvent(widget, 'connect-institution-search', ({ query }) => query === 'MX Bank');
  await Promise.all([searched, pilot.fill('Search for your bank', 'MX Bank')]);
  const selected = untilEvent(widget, 'connect-selected-institution', ({ code }) => code === 'mxbank');
  await Promise.all([selected, pilot.click('MX Bank')]);
  await pilot.fill('Username', 'mxuser');
  await pilot.fill('Password', 'any password');
  const connected = untilEvent(widget, 'connect-member-connected');
  const [{ member_guid }] = await Promise.all([connected, pilot.click('Continue')]);
  return member_guid;
}

/** Presses the button of the sign-in at a bank's own page, by a real key. Resolves when the widget has asked for the window. */
export async function leaveForBank(widget: ConnectWidget): Promise<void> {
  // Chromium lays out no frame of another origin while its page is behind another window, and its controls are not ready then.
  await executeServerCommand('bring-to-front');
  const pilot = await Pilot.in(widget);
  await pilot.ready('Continue');
  widget.focus();
  if ((await pilot.focused()) !== 'Continue') await sendKeys({ press: 'Tab' });
  await pilot.focused('Continue');
  await Promise.all([untilEvent(widget, 'connect-oauth-requested'), sendKeys({ press: 'Enter' })]);
}
