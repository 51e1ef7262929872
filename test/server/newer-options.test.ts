import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBackend, request } from './support/backend.js';
import { useUpstream } from './support/upstream.js';

/** Arrays in arrays, so many deep. */
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe('an option of MX’s that this package does not know', () => {
  const upstream = useUpstream();

  const asked = () => (upstream.asked[0]?.body as { widget_url: object }).widget_url;
  const fixed = { widget_type: 'connect_widget', ui_message_version: 4 };

  for (const value of [
    true,
    null,
    0.5,
    '',
    'línea\nnueva',
    [],
    ['a', { b: [1] }],
    { a: { b: null } },
    'x'.repeat(2046),
    nested(4),
  ]) {
    it(`is passed on unchanged: ${JSON.stringify(value).slice(0, 40)}`, async () => {
      const { ask } = openBackend(upstream.url, { allowedOptions: ['mode', 'new_option2'] });
      const widget_url = { mode: 'aggregation', new_option2: value };
      assert.equal((await ask(request({ widget_url }))).status, 200);
      assert.deepEqual(asked(), { ...fixed, ...widget_url, data_request: { products: ['transactions'] } });
    });
  }

  for (const [what, value] of [
    ['longer than 2048 characters of JSON', 'x'.repeat(2047)],
    ['nested deeper than 4', nested(5)],
    ['nested as deep as a body allows', nested(2000)],
  ] as const) {
    it(`is refused with a value ${what}`, async () => {
      const { ask } = openBackend(upstream.url, { allowedOptions: ['new_option'] });
      const answer = await ask(request({ widget_url: { new_option: value } }));
      assert.deepEqual([answer.status, answer.code, upstream.asked.length], [400, 'option-invalid', 0]);
      const expected =
        'widget_url.new_option must be JSON of at most 2048 characters, nested at most 4 deep.';
      assert.equal(answer.message, expected);
    });
  }

  it('is refused where the list does not name it', async () => {
    for (const allowedOptions of [undefined, ['mode'], ['group.new_option']]) {
      const { ask } = openBackend(upstream.url, allowedOptions && { allowedOptions });
      const answer = await ask(request({ widget_url: { new_option: 1 } }));
      assert.deepEqual([answer.status, answer.code], [400, 'option-not-allowed']);
      assert.ok(answer.message.includes('widget_url.new_option'), answer.message);
    }
  });

  it('may be inside a group, beside known and other new ones', async () => {
    const { ask } = openBackend(upstream.url, {
      allowedOptions: ['data_request.products', 'data_request.months', 'look.accent_color', 'look.rounded'],
    });
    const widget_url = {
      data_request: { products: ['transactions'], months: 24 },
      look: { accent_color: '#000', rounded: { corners: 2 } },
    };
    assert.equal((await ask(request({ widget_url }))).status, 200);
    assert.deepEqual(asked(), { ...fixed, ...widget_url });
  });

  for (const widget_url of [
    { data_request: { months: 24, years: 2 } },
    { data_request: 24 },
    { data_request: [24] },
    { look: { accent_color: '#000' } },
    JSON.parse('{"data_request":{"__proto__":1}}') as object,
  ]) {
    it(`does not open the rest of its group, or another: ${JSON.stringify(widget_url)}`, async () => {
      const { ask } = openBackend(upstream.url, { allowedOptions: ['data_request.months'] });
      assert.equal((await ask(request({ widget_url }))).code, 'option-not-allowed');
      assert.equal(upstream.asked.length, 0);
    });
  }

  it('does not weaken the rules of the known ones', async () => {
    const { ask } = openBackend(upstream.url, { allowedOptions: ['mode', 'new_option'] });
    assert.equal(
      (await ask(request({ widget_url: { new_option: 1, mode: 'fast' } }))).code,
      'option-invalid',
    );
    const user = await ask(request({ widget_url: { new_option: 1, user_guid: 'USR-2' } }));
    assert.equal(user.code, 'option-not-allowed');
  });

  it('is not read through Object.prototype', async () => {
    Object.defineProperty(Object.prototype, 'look', { value: { from: 'prototype' }, configurable: true });
    try {
      const { ask } = openBackend(upstream.url, { allowedOptions: ['look.accent_color'] });
      await ask(request({ widget_url: { look: { accent_color: '#000' } } }));
      assert.deepEqual(asked(), { ...fixed, look: { accent_color: '#000' } });
    } finally {
      Reflect.deleteProperty(Object.prototype, 'look');
    }
  });

  for (const name of [
    ...['user_guid', 'widget_type', 'ui_message_version', '__proto__', 'constructor', 'prototype'],
    ...['data_request', 'data_request.user_guid', 'data_request.__proto__', 'data_request.constructor'],
    ...['constructor.x', '__proto__.x', 'user_guid.x', 'mode.x', 'a.b.c', 'a.', '.a', '.', ''],
    ...[
      'newOption',
      'New_option',
      'new-option',
      'new__option',
      '_new',
      'new_',
      '2new',
      'new option',
      ' mode',
    ],
    ...['new_option\n', 'neu_öption', 'x'.repeat(65), 'toString', 'hasOwnProperty', '<script>'],
  ]) {
    it(`cannot be called ${JSON.stringify(name)}`, () =>
      assert.throws(
        () => openBackend(upstream.url, { allowedOptions: ['mode', name] }),
        (error: unknown) => {
          assert.ok(error instanceof TypeError);
          assert.match(
            error.message,
            /allowedOptions must be made of current_member_guid, .*, or newer options/,
          );
          assert.ok(
            error.message.endsWith(`; ${JSON.stringify(name.slice(0, 64))} cannot be listed.`),
            error.message,
          );
          return true;
        },
      ));
  }

  it('cannot be a group whose options are listed, too', () =>
    assert.throws(
      () => openBackend(upstream.url, { allowedOptions: ['look', 'look.accent_color'] }),
      /"look" cannot/,
    ));

  for (const name of [undefined, null, 1, ['mode'], {}]) {
    it(`cannot be ${JSON.stringify([name])}`, () =>
      assert.throws(() => openBackend(upstream.url, { allowedOptions: [name as string] }), {
        name: 'TypeError',
        message: /allowedOptions must be made of/,
      }));
  }

  it('is no default or override', () => {
    const values = { new_option: 1 } as object;
    for (const settings of [{ defaults: values }, { overrides: values }]) {
      assert.throws(
        () => openBackend(upstream.url, { ...settings, allowedOptions: ['new_option'] }),
        /must be made of .*mode/,
      );
    }
  });
});
