import { HTTPException } from 'hono/http-exception';
import type { SandboxContext } from '../context.js';
import type {
  AuthorizationErrorReason,
  AuthorizationRecord,
  InstitutionRecord,
  World,
} from '../store/types.js';
import {
  behaviours,
  isBehaviourName,
  openerPolicies,
  type BehaviourName,
  type OpenerPolicy,
} from './behaviours.js';

/** What every page of a trip knows of it. It travels in the forms: the bank, too, works without cookies. */
export interface Trip {
  record: AuthorizationRecord;
  institution: InstitutionRecord;
  behaviour: BehaviourName;
  openerPolicy: OpenerPolicy;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a trip from a query or a form. @throws HTTPException 400 or 404 that names what is wrong. */
export function readTrip(world: World, kind: AuthorizationRecord['kind'], fields: Fields): Trip {
  const record = world.authorizations.find(text(fields, 'state') ?? '');
  const institution = record && world.institutions.find(record.institutionCode);
  if (record?.kind !== kind || !institution) {
    throw new HTTPException(404, { message: 'This sign-in is not known here, or is long over.' });
  }
  const behaviour = text(fields, 'behaviour') ?? 'ask';
  if (!isBehaviourName(behaviour)) {
    throw new HTTPException(400, {
      message: `behaviour must be one of ${Object.keys(behaviours).join(', ')}.`,
    });
  }
  const wanted = text(fields, 'opener-policy') ?? 'unsafe-none';
  const openerPolicy = openerPolicies.find((policy) => policy === wanted);
  if (!openerPolicy) {
    throw new HTTPException(400, { message: `opener-policy must be one of ${openerPolicies.join(', ')}.` });
  }
  return { record, institution, behaviour, openerPolicy };
}

/** The user said yes, or was not asked: the bank does what it was told to. */
export function conclude({ world }: SandboxContext, { record, behaviour }: Trip): void {
  const { settlement, delay } = behaviours[behaviour];
  if (settlement === null) return;
  const settle = (): void => void world.authorizations.settle(record.state, settlement);
  if (delay === 0) settle();
  else setTimeout(settle, delay).unref();
}

/** The trip ends without the user's yes. */
export function refuse({ world }: SandboxContext, { record }: Trip, reason: AuthorizationErrorReason): void {
  world.authorizations.settle(record.state, { status: 'error', reason });
}

export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
