import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setStage, type Visit } from '../sandbox-stage.js';

const stage = setStage({ client: { disclosure: true, backButton: true } });

async function told(visit: Visit): Promise<string[]> {
  await visit.delivered();
  return (await visit.messages()).map(({ type, metadata: { previous, current, initial_step: step } }) =>
    [type.replace('mx/connect/', ''), previous, current, step].filter(Boolean).join(' '),
  );
}

describe('a client with the disclosure and the back button', { concurrency: 2 }, () => {
  for (const { name, widget, shared, next, step } of [
    {
      name: 'aggregation',
      widget: {},
      shared: 'Account balances and transactions',
      next: 'Select your bank',
      step: 'search',
    },
    {
      name: 'verification at a bank',
      widget: { mode: 'verification', current_institution_code: 'mxbank' },
      shared: 'Routing and account numbers',
      next: 'Sign in to MX Bank',
      step: 'enterCreds',
    },
    {
      name: 'a bank that takes account numbers',
      widget: { mode: 'verification', current_institution_code: 'tamarack_village' },
      shared: 'Routing and account numbers',
      next: 'Enter your routing number',
      step: 'microdeposits',
    },
  ]) {
    it(`lets users agree first, then go on: ${name}`, async () => {
      await using visit = await stage.visit({ widget });
      const { frame } = visit;
      await frame.getByText(shared).waitFor();
      await frame.getByRole('button', { name: 'Continue' }).click();
      await frame.getByRole('heading', { name: next }).waitFor();
      const all = await told(visit);
      assert.ok(all.includes('loaded disclosure'), all.join());
      assert.ok(all.includes(`stepChange disclosure ${step}`), all.join());
    });
  }

  it('hears of the back button on the first screens, which do not change', async () => {
    await using visit = await stage.visit();
    const { frame } = visit;
    await frame.getByRole('button', { name: 'Back' }).click();
    await visit.heard('mx/connect/backButtonClicked');
    await frame.getByRole('button', { name: 'Continue' }).click();
    await frame.getByRole('heading', { name: 'Select your bank' }).waitFor();
    await frame.getByRole('button', { name: 'Back' }).click();
    await frame.getByRole('button', { name: 'MX Bank', exact: true }).click();
    await frame.getByRole('button', { name: 'Back' }).click();
    await frame.getByRole('heading', { name: 'Select your bank' }).waitFor();
    const all = await told(visit);
    assert.deepEqual(
      [
        all.filter((message) => message === 'backButtonClicked').length,
        all.filter((message) => message === 'backToSearch').length,
      ],
      [2, 1],
    );
  });
});
