import assert from 'node:assert/strict';
import type {
  Answer,
  ConnectRequest,
  JobRequest,
  MemberRecord,
  Product,
  World,
} from '../../demo/sandbox/store/types.js';

/** Looks again in each turn of the event loop until the answer is there; gives up after thirty seconds, which only a bug takes. */
export async function eventually<Value>(
  look: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    assert.ok(Date.now() < deadline, `still waiting for ${look.toString()}`);
    await new Promise(setImmediate);
  }
}

/** Waits until a member's job has finished or waits for an answer. */
export function settled(world: World, guid: string): Promise<MemberRecord> {
  return eventually(() => {
    const step = world.members.job(guid)?.step;
    return step === 'finished' || step === 'waiting' ? world.members.find(guid) : undefined;
  });
}

export function job(...products: Product[]): JobRequest {
  return { kind: 'aggregation', products };
}

export function credentialsFor(world: World, code: string, password: string, login = 'mxuser'): Answer[] {
  return world.institutions
    .credentials(code)
    .map(({ guid, field_name }) => ({ guid, value: field_name === 'PASSWORD' ? password : login }));
}

/** Connects a member with a password, by default at mxbank, and waits for what comes of it. */
export async function connect(
  world: World,
  userGuid: string,
  password: string,
  request: Partial<ConnectRequest> = {},
): Promise<MemberRecord & { existing: boolean }> {
  const institutionCode = request.institutionCode ?? 'mxbank';
  const connected = world.members.connect({
    userGuid,
    institutionCode,
    credentials: credentialsFor(world, institutionCode, password),
    job: job('transactions'),
    ...request,
  });
  assert.ok(connected);
  return { ...(await settled(world, connected.member.guid)), existing: connected.existing };
}
