import type { WorldListener } from './events.js';
import { supportedProducts } from './institutions.js';
import { change, changeStatus, mayHaveTransactions, passwordOf, type MemberEntry } from './member-entry.js';
import {
  challengesOf,
  outcomeOfAnswers,
  outcomeOfEvent,
  outcomeOfPassword,
  type Outcome,
} from './outcomes.js';
import { createRandom, type GuidSource } from './random.js';
import type { Timers } from './timers.js';
import type {
  Answer,
  ConnectionStatusName,
  JobRecord,
  JobRequest,
  JobStep,
  MemberRecord,
  Product,
} from './types.js';

export interface Jobs {
  /** Starts a job, dropping one that still runs. */
  start(entry: MemberEntry, request: JobRequest, status: ConnectionStatusName): void;
  /** Goes on with a job that waits for answers. */
  answer(entry: MemberEntry, answers: readonly Answer[]): void;
  /**
   * Puts the member into a status that no job led to. A job that waits for an answer is dropped: nobody is asked anymore.
   * One that runs goes on.
   */
  overtake(entry: MemberEntry, status: ConnectionStatusName): void;
  /** Drops the running job and puts the member into a status at once, which later jobs come to as well. */
  interrupt(entry: MemberEntry, status: ConnectionStatusName): void;
}

export interface JobTools {
  seed: number;
  timers: Timers;
  latency: number;
  now: () => number;
  nextGuid: GuidSource;
  onEvent: WorldListener;
}

/** What a member reads that was challenged before it ever had a job. */
const DEFAULT_REQUEST: JobRequest = { kind: 'aggregation', products: ['transactions'] };

/** Products that a member without transactions does not read. */
const TRANSACTION_PRODUCTS: readonly Product[] = ['transactions', 'transaction_history'];

function productsRead(entry: MemberEntry, products: readonly Product[]): readonly Product[] {
  const supported = supportedProducts(entry.institution);
  return products.filter(
    (product) =>
      supported.includes(product) && (mayHaveTransactions(entry) || !TRANSACTION_PRODUCTS.includes(product)),
  );
}

/** A job's way: queued, authenticating, perhaps waiting for an answer, accounts, products, finished. */
export function createJobs({ seed, timers, latency, now, nextGuid, onEvent }: JobTools): Jobs {
  /** Changes the member's status and whatever changes with it, then reports both at once. */
  function enter(
    entry: MemberEntry,
    status: ConnectionStatusName,
    changes: Partial<MemberRecord> = {},
  ): void {
    const before = entry.record.connection_status;
    change(entry, changes);
    const member = changeStatus(entry, status);
    if (status === before) return;
    onEvent({ type: 'member', action: 'updated', member, callbackPayload: entry.callbackPayload });
    onEvent({ type: 'status', member });
  }

  function createJob(entry: MemberEntry, { kind, products }: JobRequest): JobRecord {
    const guid = nextGuid('JOB', entry.record.guid);
    change(entry, { most_recent_job_guid: guid });
    return Object.freeze({ guid, memberGuid: entry.record.guid, kind, products, step: 'queued' });
  }

  function proceed(entry: MemberEntry, step: JobStep): void {
    if (entry.job) entry.job = Object.freeze({ ...entry.job, step });
  }

  function later(entry: MemberEntry, run: () => void): void {
    entry.cancel = timers.after(latency, run);
  }

  function finish(entry: MemberEntry, status: ConnectionStatusName): void {
    proceed(entry, 'finished');
    const time = new Date(now()).toISOString();
    enter(entry, status, {
      is_being_aggregated: false,
      aggregated_at: time,
      ...(status === 'CONNECTED' && { successfully_aggregated_at: time }),
    });
  }

  function readAccounts(entry: MemberEntry): void {
    proceed(entry, 'accounts');
    later(entry, () => {
      entry.read.add('accounts');
      entry.firstReadAt ??= now();
      proceed(entry, 'products');
      later(entry, () => {
        const products = productsRead(entry, entry.job?.products ?? []);
        const added = products.filter((product) => !entry.read.has(product));
        for (const product of products) entry.read.add(product);
        finish(entry, 'CONNECTED');
        const { record: member, job, callbackPayload } = entry;
        if (job) onEvent({ type: 'job', member, kind: job.kind, products, added, callbackPayload });
      });
    });
  }

  function authenticate(entry: MemberEntry): void {
    proceed(entry, 'authenticating');
    later(entry, () => {
      comeTo(entry, entry.outcome ?? outcomeOfPassword(passwordOf(entry)));
    });
  }

  function comeTo(entry: MemberEntry, outcome: Outcome): void {
    if (outcome.status === 'CHALLENGED') wait(entry, outcome.type);
    else if (outcome.status === 'CONNECTED') readAccounts(entry);
    else finish(entry, outcome.status);
  }

  function wait(entry: MemberEntry, type: 'TEXT' | 'OPTIONS' | 'IMAGE_DATA'): void {
    entry.challenges = challengesOf(type, createRandom(seed, entry.record.guid, entry.job?.guid ?? 'no job'));
    proceed(entry, 'waiting');
    enter(entry, 'CHALLENGED');
  }

  function start(entry: MemberEntry, request: JobRequest, status: ConnectionStatusName): void {
    entry.cancel();
    entry.challenges = [];
    entry.job = createJob(entry, request);
    enter(entry, status, { is_being_aggregated: true });
    later(entry, () => authenticate(entry));
  }

  function drop(entry: MemberEntry): void {
    entry.cancel();
    entry.challenges = [];
    proceed(entry, 'finished');
    change(entry, { is_being_aggregated: false });
  }

  return {
    start,
    answer(entry, answers) {
      const outcome = outcomeOfAnswers(entry.challenges, answers);
      if (outcome.status === 'CONNECTED') entry.outcome = undefined;
      entry.challenges = [];
      proceed(entry, 'authenticating');
      enter(entry, 'RESUMED', { is_being_aggregated: true });
      later(entry, () => comeTo(entry, outcome));
    },
    overtake(entry, status) {
      if (entry.job?.step === 'waiting') drop(entry);
      enter(entry, status);
    },
    interrupt(entry, status) {
      drop(entry);
      entry.outcome = outcomeOfEvent(status);
      if (status !== 'CHALLENGED') {
        enter(entry, status);
        return;
      }
      entry.job ??= createJob(entry, DEFAULT_REQUEST);
      change(entry, { is_being_aggregated: true });
      wait(entry, 'TEXT');
    },
  };
}
