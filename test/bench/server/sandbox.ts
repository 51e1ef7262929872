/** A sandbox in a process of its own. Tells its parent where it is, and whom to ask for. */
import { Configuration, UsersApi } from 'mx-platform-node';
import { startSandbox } from '../../../demo/sandbox/index.js';
import { cost, serveParent } from './processes.js';
import type { Upstream } from './messages.js';

const { apiUrl, clientId, apiKey } = await startSandbox({ latency: 0 });
const users = new UsersApi(new Configuration({ basePath: apiUrl, username: clientId, password: apiKey }));
const { data } = await users.createUser({ user: { id: 'bench' } });
serveParent({ apiUrl, clientId, apiKey, userGuid: data.user?.guid ?? '' } satisfies Upstream, { cost });
