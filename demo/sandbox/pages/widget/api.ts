import type { Answer } from '../../store/types.js';
import type {
  AccountDetails,
  AmountsBody,
  AnswersBody,
  ConnectBody,
  CredentialsAnswer,
  Departure,
  DepartureBody,
  Institution,
  InstitutionsAnswer,
  ManualAccountAnswer,
  ManualAccountBody,
  Member,
  MemberAnswer,
  Microdeposit,
  MicrodepositAnswer,
  RoutingNumberAnswer,
  CredentialField,
  Trip,
} from '../../widget/contract.js';
import type { Problem } from './flow/types.js';

/** A request of the widget's that came to nothing. */
export class RequestError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, message: string) {
    super(message);
    this.name = 'RequestError';
    this.problem = problem;
  }
}

/** The widget's own server. Every call rejects with a `RequestError`, or with an `AbortError` once aborted. */
export interface Api {
  institutions(query: string, signal: AbortSignal): Promise<readonly Institution[]>;
  fields(institution: Institution, signal: AbortSignal): Promise<readonly CredentialField[]>;
  connect(institution: Institution, answers: readonly Answer[], signal: AbortSignal): Promise<Member>;
  reconnect(member: Member, answers: readonly Answer[], signal: AbortSignal): Promise<Member>;
  rerun(member: Member, signal: AbortSignal): Promise<Member>;
  answer(member: Member, answers: readonly Answer[], signal: AbortSignal): Promise<Member>;
  member(guid: string, signal: AbortSignal): Promise<Member>;
  depart(institution: Institution, member: Member | null, signal: AbortSignal): Promise<Departure>;
  trip(departure: Departure, signal: AbortSignal): Promise<Trip>;
  addAccount(account: ManualAccountBody, signal: AbortSignal): Promise<string>;
  deleteMember(member: Member, signal: AbortSignal): Promise<void>;
  blockOf(routingNumber: string, signal: AbortSignal): Promise<RoutingNumberAnswer['block']>;
  createMicrodeposit(details: Partial<AccountDetails>, signal: AbortSignal): Promise<Microdeposit>;
  verifyMicrodeposit(
    microdeposit: Microdeposit,
    amounts: AmountsBody['amounts'],
    signal: AbortSignal,
  ): Promise<Microdeposit>;
}

export function createApi(token: string): Api {
  async function request<Answered>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    signal: AbortSignal,
    body?:
      AnswersBody | ConnectBody | DepartureBody | AmountsBody | Partial<AccountDetails> | ManualAccountBody,
  ): Promise<Answered> {
    const response = await fetch(`/session/${path}`, {
      method,
      signal,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw new RequestError('unreachable', `${method} ${path} got no answer`);
    });
    if (response.ok) return (await response.json()) as Answered;
    const problem = response.status >= 500 ? 'unreachable' : 'refused';
    throw new RequestError(problem, `${method} ${path} was answered with ${response.status}`);
  }

  const memberOf = ({ member }: MemberAnswer): Member => member;

  return {
    institutions: async (query, signal) => {
      const path = `institutions?${new URLSearchParams({ query }).toString()}`;
      return (await request<InstitutionsAnswer>('GET', path, signal)).institutions;
    },
    fields: async ({ guid }, signal) =>
      (await request<CredentialsAnswer>('GET', `institutions/${guid}/credentials`, signal)).credentials,
    connect: (institution, answers, signal) =>
      request<MemberAnswer>('POST', 'members', signal, { institutionGuid: institution.guid, answers }).then(
        memberOf,
      ),
    reconnect: ({ guid }, answers, signal) =>
      request<MemberAnswer>('PUT', `members/${guid}`, signal, { answers }).then(memberOf),
    rerun: ({ guid }, signal) => request<MemberAnswer>('POST', `members/${guid}/jobs`, signal).then(memberOf),
    answer: ({ guid }, answers, signal) =>
      request<MemberAnswer>('PUT', `members/${guid}/challenges`, signal, { answers }).then(memberOf),
    member: (guid, signal) => request<MemberAnswer>('GET', `members/${guid}`, signal).then(memberOf),
    depart: (institution, member, signal) =>
      request<Departure>('POST', 'departures', signal, {
        institutionGuid: institution.guid,
        memberGuid: member?.guid ?? null,
      }),
    addAccount: async (account, signal) =>
      (await request<ManualAccountAnswer>('POST', 'accounts', signal, account)).guid,
    deleteMember: async ({ guid }, signal) => {
      await request('DELETE', `members/${guid}`, signal);
    },
    blockOf: async (routingNumber, signal) =>
      (await request<RoutingNumberAnswer>('GET', `routing-numbers/${routingNumber}`, signal)).block,
    createMicrodeposit: async (details, signal) =>
      (await request<MicrodepositAnswer>('POST', 'microdeposits', signal, details)).microdeposit,
    verifyMicrodeposit: async ({ guid }, amounts, signal) =>
      (await request<MicrodepositAnswer>('PUT', `microdeposits/${guid}/verify`, signal, { amounts }))
        .microdeposit,
    trip: ({ state }, signal) => request<Trip>('GET', `departures/${state}`, signal),
  };
}
