import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { behaviours } from '../../demo/sandbox/bank/behaviours.js';
import { describeSandbox, parseCommand } from '../../demo/sandbox/command-line.js';
import { INSTITUTIONS } from '../../demo/sandbox/data/institutions.js';
import { USAGE } from '../../demo/sandbox/help.js';
import { startSandbox } from '../../demo/sandbox/index.js';
import { outcomeOfPassword } from '../../demo/sandbox/store/outcomes.js';

describe('the sandbox’s command line', () => {
  it('prints whose widget URLs the endpoint requests', async () => {
    await using sandbox = await startSandbox({ latency: 0, hostnames: 'localhost' });
    const printed = describeSandbox(sandbox);
    for (const value of [sandbox.userGuid, sandbox.endpointUrl, sandbox.apiKey])
      assert.ok(printed.includes(value));
  });

  it('helps with institutions, passwords and behaviours that there are, and all of its flags', () => {
    const [flags = '', institutions = '', passwords = '', popups = ''] =
      USAGE.split(/^[A-Z].+:.+\n|^[A-Z].+:\n/m).slice(1);
    const codes = [...institutions.matchAll(/^ {2}([a-z_]+) {2}/gm)].map(([, code]) => code);
    assert.equal(codes.length, 6);
    for (const code of codes)
      assert.ok(
        INSTITUTIONS.some((known) => known.code === code),
        code,
      );
    for (const name of Object.keys(behaviours)) assert.match(popups, new RegExp(`^  ${name} `, 'm'));
    for (const [password, status] of [
      ['INVALID', 'DENIED'],
      ['UNAUTHORIZED', 'DENIED'],
      ['LOCKED', 'LOCKED'],
      ['DISABLED', 'LOCKED'],
      ['UNAVAILABLE', 'FAILED'],
      ['SERVER_ERROR', 'FAILED'],
      ['BAD_REQUEST', 'FAILED'],
    ] as const) {
      assert.equal(outcomeOfPassword(password).status, status);
      assert.match(passwords, new RegExp(`${password}.*${status}|${status}.*${password}`));
    }
    for (const flag of ['port', 'latency', 'seed', 'popup', 'webhooks', 'same-site', 'help'])
      assert.match(flags, new RegExp(`^  --${flag} `, 'm'));
  });

  it('reads its flags', () => {
    assert.deepEqual(parseCommand([]), { kind: 'start', options: { port: 4300 } });
    assert.deepEqual(parseCommand(['--help']), { kind: 'help' });
    const url = 'http://localhost:3000/webhooks';
    assert.deepEqual(parseCommand(['--webhooks', url]), {
      kind: 'start',
      options: { port: 4300, webhooks: { url } },
    });
    assert.deepEqual(parseCommand(['--popup', 'deny']), {
      kind: 'start',
      options: { port: 4300, popup: { behaviour: 'deny' } },
    });
    const options = { port: 0, latency: 20, seed: 7, hostnames: 'localhost' };
    assert.deepEqual(parseCommand(['--port', '0', '--latency=20', '--seed', '7', '--same-site']), {
      kind: 'start',
      options,
    });
  });

  const refused: [args: string[], message: RegExp][] = [
    [['--port', 'http'], /--port must be a whole number from 0 to 65531; got "http"/],
    [['--port', '70000'], /--port/],
    [['--latency', '-1'], /--latency/],
    [['--latency', '1e3'], /--latency/],
    [['--seed', ''], /--seed/],
    [['--popup', 'denied'], /--popup must be one of ask, approve, deny, .*; got "denied"/],
    [['--sed', '1'], /--sed/],
    [['extra'], /extra/],
  ];
  for (const [args, message] of refused) {
    it(`refuses ${args.join(' ')}`, () => assert.throws(() => parseCommand(args), message));
  }
});
