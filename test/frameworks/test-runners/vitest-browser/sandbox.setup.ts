import { startSandbox } from 'connect-widget-element/sandbox';
import type { TestProject } from 'vitest/node';

export default async function setup(project: TestProject) {
  const sandbox = await startSandbox({ latency: 0 });
  project.provide('endpoint', sandbox.endpointUrl);
  return () => sandbox.close();
}

declare module 'vitest' {
  interface ProvidedContext {
    endpoint: string;
  }
}
