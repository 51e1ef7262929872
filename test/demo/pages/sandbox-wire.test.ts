import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { approve, deny, goToBank, signIn } from '../sandbox-person.js';
import { setStage, type Visit } from '../sandbox-stage.js';
import { readTrace, shapeOf } from '../sandbox-traces.js';

const stage = setStage();
const mxbank = { current_institution_code: 'mxbank' };
const oauthBank = { current_institution_code: 'mx_bank_oauth' };

/** The recordings end when the person recording had seen enough; what the widget then still says is listed here. */
const backAtSearch = {
  type: 'mx/connect/stepChange',
  metadata: { user_guid: '', session_guid: '', previous: 'connected', current: 'search' },
};

describe('the sandbox’s widget says what the real one was recorded saying', () => {
  it('connect: search, sign in, done', async () => {
    await using visit = await stage.visit();
    await visit.frame.getByLabel('Search for your bank').fill('mx');
    await visit.heard('mx/connect/institutionSearch');
    await visit.frame.getByRole('button', { name: 'MX Bank', exact: true }).click();
    await signIn(visit, 'any password');
    await visit.frame.getByRole('button', { name: 'Done' }).click();
    await expectTrace(visit, 'connect');
  });

  it('mfa: a question, answered', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    await signIn(visit, 'challenge');
    await visit.frame.getByLabel('What city were you born in?').fill('correct');
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.frame.getByRole('button', { name: 'Done' }).click();
    await expectTrace(visit, 'mfa', backAtSearch);
  });

  it('denied: a wrong password', async () => {
    await using visit = await stage.visit({ widget: mxbank });
    await signIn(visit, 'INVALID');
    await expectTrace(visit, 'denied');
  });

  for (const [trace, password, heading] of [
    ['challenged-member', 'challenge', 'Verify your identity'],
    ['denied-member', 'INVALID', 'Sign in to MX Bank'],
    ['locked-member', 'LOCKED', 'Your account is locked'],
  ] as const) {
    it(`${trace}: opened with current_member_guid`, async () => {
      const first = await stage.visit({ widget: mxbank });
      await signIn(first, password);
      await first.heard('mx/connect/memberStatusUpdate');
      const member = stage.memberOf(first.userGuid);
      await first.context.close();

      const widget = { current_member_guid: member.guid };
      await using visit = await stage.visit({ userGuid: first.userGuid, widget });
      await visit.frame.getByRole('heading', { name: heading }).waitFor();
      await expectTrace(visit, trace);
    });
  }

  it('oauth: the widget opens the bank itself and hears of its yes', async () => {
    await using visit = await stage.visit({ widget: oauthBank });
    await approve(await goToBank(visit));
    await expectTrace(visit, 'oauth');
  });

  it('oauth-deny: the bank’s user says no', async () => {
    await using visit = await stage.visit({ widget: oauthBank });
    await deny(await goToBank(visit));
    await expectTrace(visit, 'oauth-deny');
  });

  it('oauth-app: the widget leaves the window to its host', async () => {
    await using visit = await stage.visit({ widget: { ...oauthBank, oauth_referral_source: 'APP' } });
    await visit.frame.getByRole('button', { name: 'Continue' }).click();
    await visit.frame.getByRole('heading', { name: 'Waiting for your bank' }).waitFor();
    await expectTrace(visit, 'oauth-app');
    assert.equal(visit.context.pages().length, 1, 'no window was opened');
  });

  it('nav: the host asks to go back', async () => {
    await using visit = await stage.visit();
    const back = { mx: true, type: 'mx/navigation', payload: { action: 'back' } };
    await visit.frame.getByRole('button', { name: 'MX Bank', exact: true }).waitFor();
    await visit.command(back);
    await visit.heard('mx/navigation');
    await visit.frame.getByRole('button', { name: 'MX Bank', exact: true }).click();
    await visit.frame.getByLabel('Username').waitFor();
    await visit.command(back);
    await visit.frame.getByRole('heading', { name: 'Select your bank' }).waitFor();
    // The recorded widget says that it did not go back, and stays; MX documents that it goes back to the search.
    await expectTrace(visit, 'nav', {
      type: 'mx/connect/stepChange',
      metadata: { user_guid: '', session_guid: '', previous: 'enterCreds', current: 'search' },
    });
    const answers = (await visit.messages()).filter(({ type }) => type === 'mx/navigation');
    assert.deepEqual(
      answers.map(({ metadata }) => metadata['did_go_back']),
      [false, true],
    );
  });
});

/** Every message of the recording, in its order, and nothing else but `more`; all from the widget's own origin. */
async function expectTrace(
  visit: Visit,
  name: string,
  ...more: { type: string; metadata: Record<string, unknown> }[]
): Promise<void> {
  const expected = [...readTrace(name), ...more];
  await visit.settled(expected.length);
  const messages = await visit.messages();
  assert.deepEqual(shapeOf(messages), shapeOf(expected));
  for (const { mx, origin, metadata } of messages) {
    assert.equal(mx, true);
    assert.equal(origin, stage.sandbox.widgetUrl);
    assert.equal(metadata['user_guid'], visit.userGuid);
    assert.equal(metadata['session_guid'], messages[0]?.metadata['session_guid']);
  }
}
