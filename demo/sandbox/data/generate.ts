import type { MemberRecord } from '../store/records.js';
import type { MemberData } from './types.js';

export function generateMemberData(_seed: number, _member: MemberRecord, _now: number): MemberData {
  return { accounts: [], transactions: [], accountNumbers: [], accountOwners: [] };
}
