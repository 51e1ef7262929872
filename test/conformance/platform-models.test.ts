import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readClientModels } from './platform-models.js';

const models = readClientModels();

describe('the client’s models', () => {
  it('find what is missing, unknown or of another type', () => {
    const user = {
      guid: 'USR-1',
      id: null,
      email: 'one@partner.example',
      is_disabled: false,
      metadata: null,
    };
    assert.deepEqual(models.differences('UserResponseBody', { user }), []);
    const { id: _, ...wrong } = { ...user, guid: 1, name: 'One' };
    assert.deepEqual(models.differences('UserResponseBody', { user: wrong }), [
      'UserResponseBody.user.name is not in UserResponse',
      'UserResponseBody.user.guid is number, not string',
      'UserResponseBody.user.id is missing',
    ]);
    assert.equal(models.answerOf('UsersApi', 'readUser'), 'UserResponseBody');
    assert.equal(models.answerOf('UsersApi', 'deleteUser'), undefined);
    assert.throws(() => models.answerOf('UsersApi', 'forgetUser'), /no method UsersApi.forgetUser/);
    assert.ok(models.compared.has('UserResponse') && !models.compared.has('AccountResponse'));
    const member = models.differences('MemberResponse', { use_cases: ['PFM', 'FUN'] });
    assert.ok(member.includes('MemberResponse.use_cases[1] is FUN, not one of MONEY_MOVEMENT, PFM'));
  });
});
