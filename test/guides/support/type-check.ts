import { resolve } from 'node:path';
import ts from 'typescript';

/** Code to check, with the name of a file that it could be in. */
export interface Source {
  /** With the extension of its language: js, ts or tsx. */
  name: string;
  code: string;
}

/** What the documents leave to the reader, and globals of other scripts. */
const ambient = `
declare global {
  const widget: import('connect-widget-element').ConnectWidget;
  const widgetUrl: string;
  const linkToken: string;
  const axe: { run(context: string, options: object): Promise<{ violations: unknown[] }> };
  const handler: (request: Request) => Promise<Response>;
  const myShell: { openSignIn(url: string): Promise<string> };
  function yourSessionOf(request: Request): Promise<{ mxUserGuid: string } | undefined>;
  function save(guids: unknown): Promise<void>;
  function exchange(publicToken: string): Promise<void>;
  function giveUp(error: unknown): void;
  function onEvent(type: string, payload: unknown): void;
  function openInSystemBrowser(url: string): void;
  function openSignIn(url: string): Promise<string>;
  interface Window {
    MXConnect: new (options: {
      id: string;
      iframeTitle: string;
      onEvent: (type: string, payload: { member_guid: string }) => void;
      config: object;
      targetOrigin: string;
    }) => { load(url: string): void };
    Plaid: {
      create(options: {
        token: string;
        onSuccess: (publicToken: string, metadata: unknown) => void;
        onExit: (error: unknown, metadata: unknown) => void;
      }): { open(): void };
    };
  }
}
export {};`;

const entries = {
  'connect-widget-element': 'src/index.ts',
  'connect-widget-element/react': 'src/frameworks/react.ts',
  'connect-widget-element/protocol': 'src/protocol/index.ts',
  'connect-widget-element/server': 'src/server/index.ts',
  'connect-widget-element/dialog': 'src/dialog/index.ts',
  'connect-widget-element/replay': 'src/replay/index.ts',
  'connect-widget-element/sandbox': 'demo/sandbox/index.ts',
};

const common: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.disposable.d.ts'],
  types: ['node'],
  paths: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, [resolve(path)]])),
  experimentalDecorators: true,
  useDefineForClassFields: false,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * What the compiler finds wrong, one sentence each that begins with the name of the source. TypeScript is checked strictly;
 * JavaScript as its readers' editors do, without strictness.
 */
export function typeErrors(sources: readonly Source[]): string[] {
  const scripts = sources.filter(({ name }) => name.endsWith('.js'));
  const typed = sources.filter(({ name }) => !name.endsWith('.js'));
  return [
    ...check(scripts, { ...common, allowJs: true, checkJs: true, strict: false }),
    ...check(typed, { ...common, strict: true }),
  ];
}

function check(sources: readonly Source[], options: ts.CompilerOptions): string[] {
  const virtual = new Map(sources.map(({ name, code }) => [resolve('guides', name), code]));
  const roots = [...virtual.keys(), resolve('guides/ambient.d.ts')];
  virtual.set(resolve('guides/ambient.d.ts'), ambient);
  const real = ts.createCompilerHost(options);
  const program = ts.createProgram(roots, options, {
    ...real,
    fileExists: (file) => virtual.has(resolve(file)) || real.fileExists(file),
    readFile: (file) => virtual.get(resolve(file)) ?? real.readFile(file),
    getSourceFile: (file, languageOrOptions, ...rest) => {
      const text = virtual.get(resolve(file));
      return text === undefined
        ? real.getSourceFile(file, languageOrOptions, ...rest)
        : ts.createSourceFile(file, text, languageOrOptions);
    },
  });
  return [...virtual.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) =>
        `${file.slice(resolve('guides').length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}
