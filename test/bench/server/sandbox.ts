/** A sandbox in a process of its own. Tells its parent where it is, and whom to ask for. */
import { startSandbox } from '../../../demo/sandbox/index.js';
import { createUser } from '../../server/support/create-user.js';
import { cost, serveParent } from './processes.js';
import type { Upstream } from './messages.js';

const sandbox = await startSandbox({ latency: 0 });
const { apiUrl, clientId, apiKey } = sandbox;
const userGuid = await createUser(sandbox);
serveParent({ apiUrl, clientId, apiKey, userGuid } satisfies Upstream, { cost });
