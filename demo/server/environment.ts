/** What the demo needs to talk to MX itself instead of the sandbox. A server's secret: it never reaches a browser. */
export interface MxCredentials {
  clientId: string;
  apiKey: string;
  environment: MxEnvironment;
  /** The MX user the demo acts for, e.g. `USR-…`. Default: a user of the demo's own, created once. */
  userGuid?: string;
}

export type MxEnvironment = 'integration' | 'production';

/** Hosts of MX's Platform API, from MX's documentation. */
export const mxApiUrls: Record<MxEnvironment, string> = {
  integration: 'https://int-api.mx.com',
  production: 'https://api.mx.com',
};

const required = ['MX_CLIENT_ID', 'MX_API_KEY', 'MX_ENVIRONMENT'] as const;

/**
 * Reads MX's credentials from environment variables.
 *
 * @returns the credentials, or undefined when none of the three required variables is set: the sandbox plays MX then.
 * @throws Error naming the variables when only some are set or MX_ENVIRONMENT is neither of the two known ones,
 * because a demo that silently fell back to the sandbox would look as if MX had answered.
 */
export function readMxCredentials(variables: NodeJS.ProcessEnv): MxCredentials | undefined {
  const {
    MX_CLIENT_ID: clientId,
    MX_API_KEY: apiKey,
    MX_ENVIRONMENT: environment,
    MX_USER_GUID: userGuid,
  } = variables;
  const absent = required.filter((name) => !variables[name]);
  if (absent.length === required.length) return undefined;
  if (!clientId || !apiKey || !environment) {
    throw new Error(
      `To use MX itself set ${required.join(', ')}. Missing: ${absent.join(', ')}. Unset all three to use the sandbox.`,
    );
  }
  if (environment !== 'integration' && environment !== 'production') {
    throw new Error(`MX_ENVIRONMENT must be "integration" or "production", not "${environment}".`);
  }
  return { clientId, apiKey, environment, ...(userGuid ? { userGuid } : {}) };
}
