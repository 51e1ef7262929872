import type { Hono } from 'hono';
import { createConsentApp } from '../bank/consent-app.js';
import type { SandboxContext } from '../context.js';
import { allDataPages } from './pages.js';

/** Plays Fiserv's AllData Connect: one place that asks for consent on behalf of many institutions. */
export function createAllDataApp(context: SandboxContext): Hono {
  return createConsentApp(context, allDataPages);
}
