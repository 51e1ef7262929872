import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileFunction, runInNewContext } from 'node:vm';
import ts from 'typescript';
import * as protocol from '../../../src/protocol/index.js';

/** The example just as the guide shows it. */
function exampleCode(): string {
  const code =
    /<!-- react-native-example -->\s+```tsx\n(?<code>.+?)```\s+<!-- \/react-native-example -->/s.exec(
      readFileSync('demo/guides/native.md', 'utf8'),
    )?.groups?.['code'];
  if (code === undefined) throw new Error('The guide to native WebViews has no React Native example.');
  return code;
}

/** The parts of React, React Native 0.8x and react-native-webview 16 that the example uses, as their own types have them. */
const declarations = `
declare module 'react' {
  export function useRef<Value>(initial: Value | null): { current: Value | null };
  export function useEffect(effect: () => void | (() => void), dependencies?: readonly unknown[]): void;
}
declare module 'react/jsx-runtime' {
  export namespace JSX {
    interface Element { readonly type: unknown }
    interface ElementClass { readonly props: object }
    interface ElementAttributesProperty { props: unknown }
    interface IntrinsicClassAttributes<Value> { ref?: { current: Value | null } }
  }
  export function jsx(type: unknown, props: unknown): JSX.Element;
}
declare module 'react-native' {
  export const Linking: {
    addEventListener(type: 'url', handler: (event: { url: string }) => void): { remove: () => void };
    openURL(url: string): Promise<unknown>;
  };
}
declare module 'react-native-webview' {
  export class WebView {
    readonly props: {
      source?: { uri: string };
      originWhitelist?: readonly string[];
      onShouldStartLoadWithRequest?: (event: { url: string; isTopFrame: boolean }) => boolean;
    };
    injectJavaScript: (script: string) => void;
  }
}`;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  lib: ['lib.es2023.d.ts'],
  types: [],
  paths: { 'connect-widget-element/protocol': [resolve('src/protocol/index.ts')] },
};

/** What the compiler finds wrong in the example, without the DOM's types, which React Native has not. */
export function typeErrorsOf(code = exampleCode()): string[] {
  const virtual = new Map([
    [resolve('example.tsx'), code],
    [resolve('declarations.d.ts'), declarations],
  ]);
  const real = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...real,
    fileExists: (file) => virtual.has(resolve(file)) || real.fileExists(file),
    readFile: (file) => virtual.get(resolve(file)) ?? real.readFile(file),
    getSourceFile: (file, ...rest) => {
      const text = virtual.get(resolve(file));
      return text === undefined
        ? real.getSourceFile(file, ...rest)
        : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
    },
  };
  const program = ts.createProgram([...virtual.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ messageText, file }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

interface Props {
  source: unknown;
  originWhitelist: unknown;
  onShouldStartLoadWithRequest: (event: { url: string; isTopFrame: boolean }) => boolean;
}

/** The example as it runs, with a phone around it that keeps what it is told. */
export interface Shell {
  props: Props;
  messages: protocol.WidgetMessage[];
  /** URLs handed to the system's browser. */
  opened: string[];
  /** The WebView asks whether it may go there. */
  navigate: (url: string) => boolean;
  /** Another app opens a link of this one. */
  followLink: (url: string) => void;
  /** What the page in the WebView was posted. */
  postedInWidget: () => { data: unknown; origin: unknown }[];
  unmount: () => void;
}

interface Settings {
  widgetUrl: string;
  scheme?: string;
  clientRedirectUrl?: string;
}

export function runReactNativeExample(settings: Settings): Shell {
  const messages: protocol.WidgetMessage[] = [];
  const opened: string[] = [];
  const scripts: string[] = [];
  const links = new Set<(event: { url: string }) => void>();
  let unmount: () => void = () => undefined;
  const modules: Record<string, object> = {
    react: {
      useRef: () => ({ current: { injectJavaScript: (script: string) => scripts.push(script) } }),
      useEffect: (effect: () => () => void) => (unmount = effect()),
    },
    'react/jsx-runtime': { jsx: (_: unknown, props: Props) => props },
    'react-native': {
      Linking: {
        addEventListener(_: 'url', handler: (event: { url: string }) => void) {
          links.add(handler);
          return { remove: () => links.delete(handler) };
        },
        openURL: (url: string) => Promise.resolve(opened.push(url)),
      },
    },
    'react-native-webview': { WebView: 'WebView' },
    'connect-widget-element/protocol': protocol,
  };
  const compilerOptions = { ...options, noEmit: false, module: ts.ModuleKind.CommonJS };
  const { outputText } = ts.transpileModule(exampleCode(), { compilerOptions });
  const exports: { ConnectWidgetView?: (props: object) => Props } = {};
  const run = compileFunction(outputText, ['exports', 'require']) as (
    exports: object,
    require: (name: string) => object | undefined,
  ) => void;
  run(exports, (name) => modules[name]);
  const props = exports.ConnectWidgetView?.({
    ...settings,
    onMessage: (message: protocol.WidgetMessage) => messages.push(message),
  });
  if (!props) throw new Error('The example exports no ConnectWidgetView.');

  return {
    props,
    messages,
    opened,
    navigate: (url) => props.onShouldStartLoadWithRequest({ url, isTopFrame: true }),
    followLink: (url) => links.forEach((handler) => handler({ url })),
    postedInWidget: () => scripts.map((script) => postedBy(script, new URL(settings.widgetUrl).origin)),
    unmount: () => unmount(),
  };
}

/** Runs a script that was injected into the widget's page. */
function postedBy(script: string, ownOrigin: string): { data: unknown; origin: unknown } {
  const posted: { data: unknown; origin: unknown }[] = [];
  const window = { postMessage: (data: unknown, origin: unknown) => posted.push({ data, origin }) };
  runInNewContext(script, { window, location: { origin: ownOrigin } });
  const [only, ...others] = posted;
  if (!only || others.length > 0) throw new Error(`Expected one message, got ${posted.length}.`);
  return only;
}
