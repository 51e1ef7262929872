/**
 * Uses the built package as a consumer does: packs it, installs the archive in an empty project, imports every entry in Node,
 * compiles against the types, bundles it, runs its command, and runs the test that the README shows. Needs `npm run build`
 * before. Fails with what did not work.
 */
import { join, resolve } from 'node:path';
import { build } from 'vite';
import {
  checkIntegrity,
  checkLinks,
  checkNotices,
  checkPackedFiles,
  installPackage,
  openProject,
  runCommand,
  runReadmeTest,
} from './consumer-project.js';

const name = 'connect-widget-element';
using project = openProject();
const { directory, run, write } = project;

checkPackedFiles();
installPackage(project);
checkNotices(project);
checkLinks(project);
checkIntegrity(project);
importInNode();
for (const resolution of ['nodenext', 'bundler']) compile(resolution);
await bundle();
await runCommand(project);
runReadmeTest(project);
console.log(
  'The packed package imports in Node, compiles and bundles; its command and the README’s test run.',
);

/** Server rendering imports the element; tests import the sandbox, which must bring along all that it needs. */
function importInNode(): void {
  write(
    'import.js',
    `const entries = ['', '/element', '/dialog', '/replay', '/protocol', '/server', '/cdn', '/preact', '/react', '/svelte', '/vue'];
    for (const entry of entries) await import('${name}' + entry);
    const { startSandbox, ...others } = await import('${name}/sandbox');
    if (Object.keys(others).length > 0) throw new Error('The sandbox exports ' + Object.keys(others));
    const sandbox = await startSandbox();
    const page = await fetch(sandbox.widgetUrl.replace(/[\\w-]+\\.localhost/, 'localhost') + '/assets/widget.js');
    if (!page.ok) throw new Error('The sandbox lacks its pages: ' + page.status);
    await sandbox.close();`,
  );
  run(process.execPath, 'import.js');
}

/** Without ambient types, and with the declarations themselves checked: nothing of Node may leak into the element. */
function compile(moduleResolution: string): void {
  const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
  const compilerOptions = {
    noEmit: true,
    strict: true,
    module,
    moduleResolution,
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: [],
    skipLibCheck: false,
  };
  write(
    'element.ts',
    `import { ConnectWidget, type ConnectWidgetEventMap } from '${name}';
    import { ConnectWidgetProvider } from '${name}/element';
    import { decodeMessage } from '${name}/protocol';
    import { openConnect, type ConnectOptions, type ConnectResult } from '${name}/dialog';
    import { parseRecording, recordSession, replayRecording, replaySession } from '${name}/replay';
    import '${name}/cdn';
    import '${name}/connect-widget.css';
    const widget: ConnectWidget = document.createElement('connect-widget');
    const provider: ConnectWidgetProvider = document.createElement('connect-widget-provider');
    const listener = ({ detail }: ConnectWidgetEventMap['connect-member-connected']) => {
      const memberGuid: string = detail.member_guid;
      provider.title = memberGuid + decodeMessage(memberGuid).status;
    };
    widget.addEventListener('connect-member-connected', listener);
    widget.removeEventListener('connect-member-connected', listener);
    const options: ConnectOptions = { widgetUrlEndpoint: '/api/widget-url', language: 'fr', title: 'Votre banque' };
    export const result: Promise<ConnectResult> = openConnect({ ...options, signal: AbortSignal.timeout(1000) });
    const recorder = recordSession(widget, { personal: true });
    const parsed = parseRecording(JSON.stringify(recorder.stop()));
    if (parsed.ok) await replaySession(widget, parsed.recording, { playerUrl: 'https://player.example/', speed: 10 });
    export const difference: object | undefined = (await replayRecording(recorder.recording())).difference;
    export type Connected = ConnectWidgetEventMap['connect-member-connected'];`,
  );
  write(
    'sandbox.ts',
    `import { startSandbox, type ConnectionStatusName, type Sandbox, type SandboxOptions, type UserRecord } from '${name}/sandbox';
    const options: SandboxOptions = { latency: 0, seed: 7, port: 0, faults: { widget_urls: [503, 429], members: 500 } };
    const sandbox: Sandbox = await startSandbox(options);
    const user: UserRecord = sandbox.createUser({ id: 'ada' });
    const owners: string[] = [user.guid, sandbox.userGuid];
    const denied: ConnectionStatusName = 'DENIED';
    for (const { guid } of sandbox.members()) sandbox.setMemberStatus(guid, denied);
    sandbox.failNext('widget_urls', 503);
    sandbox.setPopup({ behaviour: 'deny' });
    sandbox.expireUrl();
    const refused: number = sandbox.refusals().length;
    const page: string = owners.join() + refused + sandbox.serve('<connect-widget></connect-widget>') + sandbox.endpointUrl;
    await sandbox.close().then(() => page);`,
  );
  write(
    'server.ts',
    `import { createWidgetUrlHandler, defaultAllowedOptions, type WidgetUrlFailure } from '${name}/server';
    declare const sessions: Map<string, { user: string }>;
    const failures: WidgetUrlFailure[] = [];
    const handler: (request: Request) => Promise<Response> = createWidgetUrlHandler({
      clientId: 'client',
      apiKey: 'key',
      environment: 'integration',
      apiVersion: 'v20250224',
      allowedOptions: [...defaultAllowedOptions, 'client_redirect_url'],
      overrides: { mode: 'verification', data_request: { products: ['account_verification'] } },
      authorize(request) {
        const session = sessions.get(request.headers.get('Cookie') ?? '');
        return session && { userGuid: session.user };
      },
      onError: (failure) => failures.push(failure),
    });
    export default { fetch: handler };`,
  );
  const tsc = resolve('node_modules/typescript/bin/tsc');
  for (const file of ['element.ts', 'server.ts', 'sandbox.ts']) {
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: [file] }));
    run(process.execPath, tsc, '--project', 'tsconfig.json');
  }
}

/** `sideEffects` must keep the definitions of the elements, and let go of everything else that is not used. */
async function bundle(): Promise<void> {
  const withDefinitions = await bundled(`import '${name}';`);
  if (!withDefinitions.includes('connect-widget-provider'))
    throw new Error('A bundler drops the definitions.');
  const withDialog = await bundled(
    `import '${name}'; import { openConnect } from '${name}/dialog'; openConnect({});`,
  );
  const copies = (code: string) => code.split('connect-widget-provider').length;
  if (copies(withDialog) !== copies(withDefinitions))
    throw new Error(`${name} and ${name}/dialog together bring along two copies of the element.`);
  const nothing = await bundled(`import '${name}/element';`);
  if (nothing.length > 1000)
    throw new Error(`An unused import of ${name}/element adds ${nothing.length} bytes.`);
}

async function bundled(code: string): Promise<string> {
  write('main.js', code);
  const output = await build({
    root: directory,
    configFile: false,
    logLevel: 'error',
    build: { write: false, modulePreload: false, rolldownOptions: { input: join(directory, 'main.js') } },
  });
  const chunks = [output].flat().flatMap((result) => ('output' in result ? result.output : []));
  return chunks.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
}
