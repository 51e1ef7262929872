import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activeStage } from '../../support/stage.js';
import type { Stage } from '../../support/stage.js';

const member_guid = 'MBR-1';
const institution = { code: 'mxbank', guid: 'INS-1' };

const telling: readonly (readonly [string, (stage: Stage) => void])[] = [
  ['memberConnected', (stage) => stage.message('mx/connect/memberConnected', { member_guid })],
  [
    'memberStatusUpdate',
    (stage) => stage.message('mx/connect/memberStatusUpdate', { member_guid, connection_status: 6 }),
  ],
  ['initialDataReady', (stage) => stage.message('mx/connect/initialDataReady', { member_guid })],
  ['submitMFA', (stage) => stage.message('mx/connect/submitMFA', { member_guid })],
  [
    'updateCredentials',
    (stage) => stage.message('mx/connect/updateCredentials', { member_guid, institution }),
  ],
  [
    'memberError',
    (stage) =>
      stage.message('mx/connect/memberError', { member: { guid: member_guid, connection_status: 2 } }),
  ],
];

const ending: readonly (readonly [string, (stage: Stage) => void])[] = [
  ['memberDeleted', (stage) => stage.message('mx/connect/memberDeleted', { member_guid })],
  [
    'selectedInstitution',
    (stage) =>
      stage.message('mx/connect/selectedInstitution', {
        ...institution,
        name: 'MX Bank',
        url: 'https://mx.example',
      }),
  ],
  ['backToSearch', (stage) => stage.message('mx/connect/backToSearch', {})],
];

describe('which member a reconnect comes back to', () => {
  for (const [name, tell] of telling) {
    it(`${name} names it`, async () => {
      const stage = await activeStage();
      tell(stage);
      assert.equal(stage.context.memberGuid, member_guid);
      assert.equal(stage.state, 'active');
    });
  }

  it('initialDataReady without a member changes nothing', async () => {
    const stage = await activeStage();
    stage.message('mx/connect/memberConnected', { member_guid });
    stage.message('mx/connect/initialDataReady', {});
    assert.equal(stage.context.memberGuid, member_guid);
  });

  for (const [name, end] of ending) {
    it(`after ${name} there is none`, async () => {
      const stage = await activeStage();
      stage.message('mx/connect/memberConnected', { member_guid });
      end(stage);
      assert.equal(stage.context.memberGuid, undefined);
      assert.equal(stage.state, 'active');
    });
  }
});
