import { waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys } from '@web/test-runner-commands';
import { sandbox } from '../../tools/browser/servers.js';
import { detailsOf, recordEvents, untilEvent, untilState } from './widget.js';
import type { ConnectWidget, ConnectWidgetEventMap } from '../../../src/index.js';

/*
 * A person who uses the sandbox's widget by keyboard alone. Keys are real input: they reach the frame, although it is of
 * another origin, and nothing else here can look or reach into it.
 */

export const press = (key: string) => sendKeys({ press: key });

/**
 * Moves the focus into the widget's page and on to its first control. The focus reaches a frame of another process some time
 * after it was sent there, and a key that is faster falls beside it: so not before the widget has felt one that does nothing.
 */
export async function enter(widget: ConnectWidget): Promise<void> {
  const feels = presser(widget, 'connect-ping', 'Shift');
  await executeServerCommand('bring-to-front');
  widget.focus();
  await feels();
  await press('Tab');
}

/** Goes to the one button of the sign-in at a bank's own page, and presses it until it is ready, for it says nowhere when that is. */
export async function leaveForBank(widget: ConnectWidget): Promise<void> {
  const leaves = presser(widget, 'connect-oauth-requested', 'Enter');
  await enter(widget);
  await leaves();
}

/** Listens from now on; what it answers presses the key until the event has come. */
function presser(
  widget: ConnectWidget,
  event: keyof ConnectWidgetEventMap,
  key: string,
): () => Promise<void> {
  let came = false;
  widget.addEventListener(event, () => (came = true), { once: true });
  const attempt = async () => {
    if (!came) await press(key);
    return came;
  };
  return () => waitUntil(attempt, `${key} brought no ${event}.`, { timeout: 10_000, interval: 50 });
}

/**
 * Searches for MX Bank, chooses it and signs in; resolves when the member is connected, to its guid. The form takes a moment
 * to come and nobody out here sees when, so who was too fast for it begins again, as a person would.
 */
export async function connectMxBank(widget: ConnectWidget): Promise<string> {
  const connected = untilEvent(widget, 'connect-member-connected', () => true, 'connected member', 30_000);
  const seen = recordEvents(widget);
  const signedIn = () => detailsOf(seen, 'connect-enter-credentials').length > 0;
  await chooseMxBank(widget);
  for (let attempt = 1; !signedIn(); attempt++) {
    if (attempt > 5) throw new Error('The sign-in form never took what was typed.');
    await signIn();
    await waitUntil(signedIn, 'the credentials', { timeout: 1000 }).catch(async () => {
      widget.reload();
      await chooseMxBank(widget);
    });
  }
  return (await connected).member_guid;
}

async function chooseMxBank(widget: ConnectWidget): Promise<void> {
  await untilState(widget, 'active');
  await enter(widget);
  const searched = untilEvent(widget, 'connect-institution-search', ({ query }) => query === 'MX Bank');
  await sendKeys({ type: 'MX Bank' });
  await searched;
  // The first of the list, of what was found as well as of the popular ones before.
  await press('ArrowDown');
  const selected = untilEvent(widget, 'connect-selected-institution', ({ code }) => code === 'mxbank');
  await press('Enter');
  await selected;
  // The form's fields come from this very server.
  for (let requests = 0; requests < 3; requests++) await sandbox.members();
}

async function signIn(): Promise<void> {
  await press('Tab');
  await sendKeys({ type: 'mxuser' });
  await press('Tab');
  await sendKeys({ type: 'any password' });
  await press('Enter');
}
