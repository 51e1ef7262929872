import { HTTPException } from 'hono/http-exception';
import type { SandboxContext } from '../context.js';
import type { AuthorizationErrorReason, AuthorizationRecord, InstitutionRecord } from '../store/types.js';
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
  /** Whether its user is asked first. */
  asks: boolean;
  /** Milliseconds the bank takes then. */
  delay: number;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a trip from a query or a form; what these do not say, the sandbox's options decide.
 * @throws HTTPException 400 or 404 that names what is wrong.
 */
export function readTrip(
  { world, popups: { options } }: SandboxContext,
  kind: AuthorizationRecord['kind'],
  fields: Fields,
): Trip {
  const record = world.authorizations.find(text(fields, 'state') ?? '');
  const institution = record && world.institutions.find(record.institutionCode);
  if (record?.kind !== kind || !institution) {
    throw new HTTPException(404, { message: 'This sign-in is not known here, or is long over.' });
  }
  const told = text(fields, 'behaviour');
  const behaviour = told ?? options.behaviour ?? 'ask';
  if (!isBehaviourName(behaviour)) {
    throw new HTTPException(400, {
      message: `behaviour must be one of ${Object.keys(behaviours).join(', ')}.`,
    });
  }
  const preset = told === undefined ? options : {};
  const wanted = text(fields, 'opener-policy') ?? preset.openerPolicy ?? 'unsafe-none';
  const openerPolicy = openerPolicies.find((policy) => policy === wanted);
  if (!openerPolicy) {
    throw new HTTPException(400, { message: `opener-policy must be one of ${openerPolicies.join(', ')}.` });
  }
  return {
    record,
    institution,
    behaviour,
    openerPolicy,
    asks: preset.asks ?? behaviours[behaviour].asks,
    delay: options.delay ?? 0,
  };
}

/** The user said yes, or was not asked: the bank tells MX what it was told to. */
export function conclude({ world, popups }: SandboxContext, { record, behaviour }: Trip): void {
  const { settlement, lateness } = behaviours[behaviour];
  if (settlement === null) return;
  const settle = (): void => void world.authorizations.settle(record.state, settlement);
  if (lateness === 0) settle();
  else void popups.wait(lateness, popups.version).then(settle);
}

/** The trip ends without the user's yes. */
export function refuse({ world }: SandboxContext, { record }: Trip, reason: AuthorizationErrorReason): void {
  world.authorizations.settle(record.state, { status: 'error', reason });
}

export function text(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
