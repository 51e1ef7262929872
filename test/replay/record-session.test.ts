import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseRecording, recordSession } from '../../src/replay/index.js';
import { fakeElement, readTrace, record, traceNames } from './recorded.js';
import { version } from '../../src/version.js';
import type { SessionMessage } from '../../src/replay/index.js';

/** A guid as MX makes them, by its short form in a trace. */
const guidOf = (short: string) =>
  short.replace(/\d+$/, (n) => `${n.padStart(8, 'a')}-1b2c-4d5e-8f90-0123456789ab`);
const uuid = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/i;
const message = (type: string, metadata: object) => ({ mx: true, type, metadata });
const detailsOf = (entries: readonly { message?: SessionMessage }[]) =>
  entries.flatMap(({ message }) => (message ? [message.detail] : []));

describe('recordSession', () => {
  for (const name of traceNames)
    it(`${name}: keeps neither a guid, nor what was searched for, nor a name, nor the path of a URL`, async () => {
      const trace = readTrace(name).replace(/\b(MBR|INS|SES)-\d+\b/g, guidOf);
      assert.match(trace, uuid);
      const recording = await record(JSON.parse(trace) as unknown[]);
      const text = JSON.stringify(recording);
      assert.doesNotMatch(text, uuid);
      assert.doesNotMatch(text, /MX Bank|oauth\.html|mx\.example\/.|"query":"(?!removed)/);
      assert.equal(recording.entries.length, (JSON.parse(trace) as unknown[]).length + 1);
      assert.ok(parseRecording(text).ok);
    });

  it('keeps everything if it is asked to', async () => {
    const trace = JSON.parse(readTrace('oauth')) as { metadata: object }[];
    const { entries, personal } = await record(trace, { personal: true });
    assert.equal(personal, true);
    assert.deepEqual(
      detailsOf(entries),
      trace.map(({ metadata }) => metadata),
    );
  });

  it('gives equal guids the same placeholder, and different ones another', async () => {
    const [one, two] = [guidOf('MBR-1'), guidOf('MBR-2')];
    const connected = (member_guid: string) => message('mx/connect/memberConnected', { member_guid });
    const { entries } = await record([connected(one), connected(two), connected(one)]);
    assert.deepEqual(detailsOf(entries), [
      { member_guid: 'MBR-1' },
      { member_guid: 'MBR-2' },
      { member_guid: 'MBR-1' },
    ]);
  });

  it('keeps the words of MX, codes, and of a URL its origin', async () => {
    const { entries } = await record([
      message('mx/connect/stepChange', { previous: 'search', current: 'enterCreds' }),
      message('mx/connect/memberError', {
        member: { guid: guidOf('MBR-1'), connection_status: 2, name: 'Ada' },
      }),
      message('mx/connect/oauthRequested', {
        url: 'https://bank.example/login?user=ada',
        member_guid: 'x y',
      }),
      message('mx/connect/microdeposits/blockedRoutingNumber', {
        routing_number: '091000019',
        reason: 'IAV_PREFERRED',
      }),
    ]);
    assert.deepEqual(detailsOf(entries), [
      { previous: 'search', current: 'enterCreds' },
      { member: { guid: 'MBR-1', connection_status: 2, name: 'removed' } },
      { url: 'https://bank.example/', member_guid: 'ID-1' },
      { routing_number: 'removed', reason: 'IAV_PREFERRED' },
    ]);
    const named = entries.flatMap(({ events }) => events).find(({ type }) => type === 'connect-member-error');
    assert.deepEqual(named?.detail, {
      member: {
        ...{ guid: 'MBR-1', connection_status: 2, name: 'removed' },
        ...{ connection_status_name: 'DENIED', user_actionable: true },
      },
    });
  });

  it('keeps no text and no guid, wherever a message has them', async () => {
    const secret = 'Ada Lovelace, 12 St James’s Square';
    const guid = guidOf('USR-7');
    const leaf = fc.constantFrom<unknown>(
      secret,
      guid,
      `see ${guid}`,
      `https://x.example/${guid}?n=Ada`,
      4111,
      null,
    );
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('code', 'url', 'guid', 'name', 'status', 'context', guid, secret),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        leaf,
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(key, tree, { maxKeys: 5 }), async (metadata) => {
        const recording = await record([message('mx/tomorrow', metadata)]);
        const text = JSON.stringify(recording.entries);
        assert.doesNotMatch(text, /Lovelace|n=Ada/);
        assert.doesNotMatch(text, uuid);
        assert.ok(parseRecording(text.replace(/^.*$/s, JSON.stringify(recording))).ok);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the options but not the page’s texts, its title for the frame, and its source of widget URLs', async () => {
    const options = {
      ...{ mode: 'verification', popout: 'tab', sessionTimeout: 600, useCases: ['PFM'] },
      ...{ allowedOrigins: ['https://connect.example'], alldataHosts: ['bank.example:8443'] },
    };
    const { options: kept } = await record([], undefined, {
      ...options,
      ...{ currentMemberGuid: guidOf('MBR-3'), clientRedirectUrl: 'https://app.example/ada' },
      ...{
        widgetUrl: 'https://widget.example/secret',
        iframeTitle: 'Ada’s banks',
        texts: { en: { dir: 'rtl' } },
      },
    });
    const { currentMemberGuid, clientRedirectUrl, ...others } = kept;
    assert.deepEqual(others, options);
    assert.deepEqual([currentMemberGuid, clientRedirectUrl], ['MBR-1', 'https://app.example/']);
  });

  it('notes what a listener cancels, also one that comes later', async () => {
    const element = fakeElement('active');
    const recorder = recordSession(element);
    element.addEventListener('connect-idle-warning', (event) => event.preventDefault());
    const warn = () =>
      element.dispatchEvent(
        new CustomEvent('connect-idle-warning', { cancelable: true, detail: { secondsLeft: 30 } }),
      );
    warn();
    await Promise.resolve();
    const { entries, state } = recorder.stop();
    assert.equal(state, 'active');
    assert.deepEqual(entries[0]?.events, [
      { type: 'connect-idle-warning', detail: { secondsLeft: 30 }, prevented: true },
    ]);
    warn();
    assert.equal(recorder.recording().entryCount, 1);
  });

  it('survives a message that cannot be read or never ends', async () => {
    const endless: Record<string, unknown> = {};
    endless['self'] = endless;
    const hostile = {
      get name(): never {
        throw new Error('no');
      },
    };
    const { entries } = await record([
      message('mx/one', endless),
      message('mx/two', { hostile, bytes: new Uint8Array(9) }),
    ]);
    assert.equal(entries.length, 3);
    assert.ok(JSON.stringify(entries).length < 2000);
  });

  it('says what recorded it and when', async () => {
    const { format, version: ofFormat, package: recorder, recordedAt } = await record([]);
    assert.deepEqual([format, ofFormat, recorder], ['connect-widget-session', 1, version]);
    assert.ok(Math.abs(Date.parse(recordedAt) - Date.now()) < 10_000);
  });
});
