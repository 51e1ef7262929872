import { readFileSync } from 'node:fs';
import type { Manifest } from './manifest-types.js';

/** A framework's checker of types, the component that it accepts, and the mistakes that it has to find. */
export interface Checker {
  readonly name: string;
  /** A file of test/; the components stand in the README, too. */
  readonly component: string;
  /** Its text, unless it is a file. */
  readonly code?: () => string;
  readonly mistakes: readonly Mistake[];
  readonly packages: readonly string[];
  /** The tsconfig.json of a project with these files. */
  readonly config: (files: readonly string[]) => object;
  /** The checker's script in our node_modules, and its arguments for the project in a folder. */
  readonly command: (folder: string) => readonly [script: string, ...options: string[]];
}

/** What stands in the component, what to write instead, and what the error names, if not that. */
export interface Mistake {
  readonly right: string;
  readonly wrong: string;
  readonly named?: string;
}

const compilerOptions = {
  noEmit: true,
  strict: true,
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
  // The package's own declarations are checked, too.
  skipLibCheck: false,
};

const tsc = (folder: string) => ['node_modules/typescript/bin/tsc', '--project', folder] as const;

/** The same in React and Preact. TypeScript takes any name with a hyphen in JSX, so those of properties are what it checks. */
const jsxMistakes: Checker['mistakes'] = [
  { right: 'widgetUrlEndpoint=', wrong: 'widgetUrlEndpont=', named: 'widgetUrlEndpont' },
  { right: 'widgetUrlEndpoint="/api/widget-url"', wrong: 'langauge="es"', named: 'langauge' },
  { right: 'widgetUrlEndpoint="/api/widget-url"', wrong: 'mode="agregation"', named: '"agregation"' },
  { right: 'widgetUrlEndpoint="/api/widget-url"', wrong: 'color-scheme="drak"', named: '"drak"' },
  {
    right: 'widgetUrlEndpoint="/api/widget-url"',
    wrong: 'products="transaction identity_verification"',
    named: 'transaction ',
  },
  { right: 'widgetUrlEndpoint="/api/widget-url"', wrong: 'session-timeout="ten"', named: '"ten"' },
  { right: 'widgetUrlEndpoint="/api/widget-url"', wrong: 'enable-app2app={false}', named: 'false' },
  { right: 'detail.member_guid', wrong: 'detail.memberGuid', named: 'memberGuid' },
  { right: 'onconnect-member-connected', wrong: 'onconnect-member-conected', named: 'implicitly' },
];

const angularPackages = ['@angular/core', '@angular/common', '@angular/compiler', 'rxjs', 'tslib'];

const angularConfig: Checker['config'] = (files) => ({
  // Angular's own declarations name packages that a check does not need.
  compilerOptions: { ...compilerOptions, experimentalDecorators: true, skipLibCheck: true },
  angularCompilerOptions: { strictTemplates: true, strictInjectionParameters: true },
  files,
});

export const checkers: readonly Checker[] = [
  {
    name: 'TypeScript',
    component: 'types/public-types.ts',
    mistakes: [],
    packages: ['expect-type'],
    config: (files) => ({ compilerOptions: { ...compilerOptions, exactOptionalPropertyTypes: true }, files }),
    command: tsc,
  },
  {
    name: 'Manifest',
    component: 'custom-elements.json.ts',
    code: eventTypes,
    mistakes: [{ right: 'member_guid: string', wrong: 'member_guid: number', named: 'connect-' }],
    packages: [],
    config: (files) => ({ compilerOptions, files }),
    command: tsc,
  },

  {
    name: 'React',
    component: 'frameworks/connect-bank.tsx',
    mistakes: jsxMistakes,
    packages: ['@types/react', 'csstype'],
    config: (files) => ({ compilerOptions: { ...compilerOptions, jsx: 'react-jsx' }, files }),
    command: tsc,
  },
  {
    name: 'Preact',
    component: 'frameworks/connect-bank-preact.tsx',
    mistakes: jsxMistakes,
    packages: ['preact'],
    config: (files) => ({ compilerOptions: { ...compilerOptions, jsx: 'react-jsx' }, files }),
    command: tsc,
  },
  {
    name: 'Vue',
    component: 'frameworks/connect-bank.vue',
    mistakes: [
      { right: 'widget-url-endpoint', wrong: 'widget-url-endpont', named: 'widgetUrlEndpont' },
      { right: 'products="transactions', wrong: 'products="transaction', named: 'transaction ' },
      { right: ':session-timeout="600"', wrong: 'session-timeout="ten"', named: '"ten"' },
      { right: ':session-timeout="600"', wrong: 'mode="agregation"', named: '"agregation"' },
      { right: 'detail.member_guid', wrong: 'detail.memberGuid', named: 'memberGuid' },
      {
        right: '@connect-member-connected',
        wrong: '@connect-member-conected',
        named: 'onConnectMemberConected',
      },
    ],
    packages: ['vue'],
    config: (files) => ({ compilerOptions, vueCompilerOptions: { strictTemplates: true }, files }),
    command: (folder) => ['node_modules/vue-tsc/bin/vue-tsc.js', '--project', folder],
  },
  {
    name: 'Svelte',
    component: 'frameworks/connect-bank.svelte',
    mistakes: [
      { right: 'widget-url-endpoint', wrong: 'widget-url-endpont' },
      { right: 'products="transactions', wrong: 'products="transaction', named: 'transaction ' },
      { right: 'session-timeout={600}', wrong: 'session-timeout="ten"', named: 'ten' },
      { right: 'session-timeout={600}', wrong: 'mode="agregation"', named: 'agregation' },
      { right: 'detail.member_guid', wrong: 'detail.memberGuid', named: 'memberGuid' },
      { right: 'onconnect-member-connected', wrong: 'onconnect-member-conected' },
    ],
    packages: ['svelte'],
    config: (files) => ({
      compilerOptions: { ...compilerOptions, verbatimModuleSyntax: true },
      include: files,
    }),
    command: (folder) => [
      'node_modules/svelte-check/bin/svelte-check',
      ...['--workspace', folder, '--tsconfig', 'tsconfig.json', '--output', 'machine', '--fail-on-warnings'],
    ],
  },
  {
    name: 'Angular',
    component: 'frameworks/connect-bank.component.ts',
    mistakes: [
      { right: 'detail.member_guid', wrong: 'detail.memberGuid', named: 'memberGuid' },
      {
        right: '(connect-member-connected)',
        wrong: '(connect-member-conected)',
        named: "'detail' does not exist on type 'Event'",
      },
    ],
    packages: angularPackages,
    config: angularConfig,
    command: (folder) => ['node_modules/@angular/compiler-cli/bundles/src/bin/ngc.js', '--project', folder],
  },
  {
    // Angular's compiler looks at no template before the classes are right.
    name: 'Angular class',
    component: 'frameworks/connect-bank.component.ts',
    mistakes: [
      { right: 'sessionTimeout: 600', wrong: 'sessionTimout: 600', named: 'sessionTimout' },
      { right: "['transactions'", wrong: "['transaction'", named: '"transaction"' },
    ],
    packages: angularPackages,
    config: angularConfig,
    command: tsc,
  },
];

/** Holds the types of the events in custom-elements.json against those of `ConnectWidgetEventMap`. */
function eventTypes(): string {
  const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
  const events = modules
    .flatMap(({ declarations = [] }) => declarations)
    .flatMap((declaration) => declaration.events ?? []);
  const written = events.map(({ name, type }) => `  '${name}': ${type?.text ?? 'unknown'};\n`).join('');
  return `import type {
  BackendError, Breakpoint, ConnectionStatusMeaning, ConnectWidgetEventMap, ErrorCode, FinishReason, PopoutOutcome,
  PopoutRequest, RejectionReason, WidgetState,
} from 'connect-widget-element';
interface Written {
${written}}
type Both<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
export const agreement: Record<keyof ConnectWidgetEventMap, true> = {} as {
  [Name in keyof Written]: Both<Written[Name], ConnectWidgetEventMap[Name]>;
};
`;
}
