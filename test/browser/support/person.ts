import { waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { sandbox } from '../../tools/browser/servers.js';
import { detailsOf, recordEvents, untilEvent, untilState } from './widget.js';
import type { ConnectWidget } from '../../../src/index.js';

/*
 * A person who uses the sandbox's widget by keyboard alone. Keys are real input: they reach the frame, although it is of
 * another origin, and nothing else here can look or reach into it.
 */

export const press = (key: string) => sendKeys({ press: key });

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
  widget.focus();
  await press('Tab');
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
