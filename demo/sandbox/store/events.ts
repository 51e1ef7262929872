import type { MemberRecord, MicrodepositRecord, Product } from './records.js';
import type { JobRequest } from './types.js';

/** Events that MX reports to a partner's server by webhook. */
export type WorldEvent =
  | {
      type: 'member';
      action: 'created' | 'updated' | 'deleted';
      member: MemberRecord;
      /** `X-CALLBACK-PAYLOAD` of the request that led to it. */
      callbackPayload: string | null;
    }
  /** The member entered a connection status. */
  | { type: 'status'; member: MemberRecord }
  /** A job ended well. */
  | {
      type: 'job';
      member: MemberRecord;
      kind: JobRequest['kind'];
      /** The requested products that the institution supports. */
      products: readonly Product[];
      /** What no job had read before. */
      added: readonly Product[];
      callbackPayload: string | null;
    }
  | { type: 'microdeposit'; action: 'created' | 'updated'; microdeposit: MicrodepositRecord };

export type WorldListener = (event: WorldEvent) => void;
