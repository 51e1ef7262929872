import type { Context } from 'hono';
import { jobRequestOf } from '../store/job-request.js';
import type { WidgetSession } from '../store/types.js';

/** What the routes behind the widget's page know: the session that a request names. */
export interface SessionEnvironment {
  Variables: { session: WidgetSession };
}

export function sessionOf(context: Context<SessionEnvironment>): WidgetSession {
  return context.get('session');
}

/** Whether the session asks for account and routing numbers. */
export function isVerifying({ options }: WidgetSession): boolean {
  return jobRequestOf(options).kind === 'verification';
}
