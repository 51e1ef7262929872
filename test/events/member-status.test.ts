import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detailFor } from '../../src/events/member-status.js';
import { messageDefinitions } from '../../src/protocol/definitions.js';
import type { ConnectWidgetEventMap } from '../../src/events/event-map.js';
import type { FieldSpecs } from '../../src/protocol/fields.js';

const session = { user_guid: 'USR-1', session_guid: 'SES-1' };

/** MX Platform API, "Member connection statuses"; those that its webhook reports are the user's to act on. */
const names =
  'CREATED PREVENTED DENIED CHALLENGED REJECTED LOCKED CONNECTED IMPEDED RECONNECTED DEGRADED DISCONNECTED DISCONTINUED CLOSED DELAYED FAILED UPDATED DISABLED IMPORTED RESUMED EXPIRED IMPAIRED PENDING'.split(
    ' ',
  );
const actionable = new Set('CHALLENGED DENIED EXPIRED IMPAIRED IMPEDED LOCKED PREVENTED REJECTED'.split(' '));

describe('the events about a member', () => {
  names.forEach((connection_status_name, connection_status) => {
    it(`name status ${connection_status}, and say whether the user can act on it`, () => {
      const meaning = { connection_status_name, user_actionable: actionable.has(connection_status_name) };
      const update = { ...session, member_guid: 'MBR-1', connection_status };
      assert.deepEqual(detailFor({ type: 'mx/connect/memberStatusUpdate', detail: update }), {
        ...update,
        ...meaning,
      });
      const member = { guid: 'MBR-1', connection_status };
      for (const type of ['mx/connect/memberError', 'mx/connect/memberError/primaryAction'] as const) {
        assert.deepEqual(detailFor({ type, detail: { ...session, member } }), {
          ...session,
          member: { ...member, ...meaning },
        });
      }
      assert.deepEqual(Object.keys(member), ['guid', 'connection_status'], 'the message stays as it was');
    });
  });

  for (const connection_status of [22, -1, 2.5, NaN]) {
    it(`say nothing of a status ${connection_status}, which MX does not have`, () => {
      const detail = { ...session, member_guid: 'MBR-1', connection_status };
      assert.deepEqual(detailFor({ type: 'mx/connect/memberStatusUpdate', detail }), detail);
    });
  }

  it('say nothing of a status that MX left out', () => {
    const update = { ...session, member_guid: 'MBR-1' };
    assert.deepEqual(detailFor({ type: 'mx/connect/memberStatusUpdate', detail: update }), update);
    const error = { ...session, member: { guid: 'MBR-1' } };
    assert.deepEqual(detailFor({ type: 'mx/connect/memberError', detail: error }), error);
  });

  it('are all those that carry a status', () => {
    const types = Object.entries<{ fields: FieldSpecs }>(messageDefinitions)
      .filter(([, { fields }]) => JSON.stringify(fields).includes('connection_status'))
      .map(([type]) => type);
    assert.deepEqual(types, [
      'mx/connect/memberStatusUpdate',
      'mx/connect/memberError',
      'mx/connect/memberError/primaryAction',
    ]);
  });

  it('leave every other message as it is', () => {
    const detail = { ...session, member_guid: 'MBR-1' };
    assert.equal(detailFor({ type: 'mx/connect/memberConnected', detail }), detail);
  });

  it('are typed', () => {
    const read = ({ detail }: ConnectWidgetEventMap['connect-member-error']) =>
      detail.member.user_actionable === true && detail.member.connection_status_name === 'DENIED';
    const detail = { member: { guid: 'MBR-1', connection_status: 2, ...{ user_actionable: false } } };
    assert.equal(read(new CustomEvent('connect-member-error', { detail })), false);
  });
});
