import type { Platform } from './platform.js';

/** The id, unique per MX client, under which the demo keeps its one user. */
const demoUserId = 'connect-widget-element-demo';

/**
 * The guid of the user the demo acts for. The server decides it, never the browser: whoever names the user
 * reads that user's accounts.
 */
export async function resolveDemoUser(platform: Platform, configured?: string): Promise<string> {
  if (configured) return configured;
  const found = (await platform.findUser(demoUserId)).users?.find((user) => user.id === demoUserId);
  const user = found ?? (await platform.createUser(demoUserId)).user;
  if (!user?.guid) throw new Error('The Platform API created the demo user without a guid.');
  return user.guid;
}
