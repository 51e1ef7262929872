import { bare } from '../config/bare.js';
import type { Problem } from './problems.js';

export function answerJson(status: number, body: object, headers: Record<string, string>): Response {
  const all = { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff', ...headers };
  return new Response(JSON.stringify(body), bare({ status, headers: all }));
}

/** The answer of a problem, with a message that need not be the problem's own. */
export function answerError(
  { code, status, message }: Pick<Problem, 'code' | 'status' | 'message'>,
  headers: Record<string, string> = { 'Cache-Control': 'no-store' },
): Response {
  return answerJson(status, { error: { code, message } }, headers);
}
