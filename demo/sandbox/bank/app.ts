import type { Hono } from 'hono';
import type { SandboxContext } from '../context.js';
import { createConsentApp } from './consent-app.js';
import { bankPages } from './pages.js';

/** Plays the online banking of the institutions that are connected through OAuth. */
export function createBankApp(context: SandboxContext): Hono {
  return createConsentApp(context, bankPages);
}
