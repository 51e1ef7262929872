import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { manifestFacts } from './demo/app/manifest-facts.js';
import { defineConfig, type EnvironmentOptions, type Plugin, type UserConfig } from 'vite';

const root = import.meta.dirname;

const sandboxPageEntries = Object.fromEntries(
  ['widget', 'bank', 'alldata', 'result', 'replay'].map((name) => [
    name,
    `demo/sandbox/pages/${name}/main.ts`,
  ]),
);

/** What each mode builds; `npm run build` runs them all. Types are emitted by tsc, see .config/tsconfig.build.json. */
const modes: Record<string, () => UserConfig> = {
  production: library,
  development: libraryWithLit,
  cdn,
  'cdn-chunks': cdnChunks,
  sandbox: sandboxPages,
  'sandbox-server': sandboxServer,
  notices,
  demo,
};

export default defineConfig(({ mode }) => {
  const config = modes[mode];
  if (!config) throw new Error(`Unknown mode "${mode}"; expected one of ${Object.keys(modes).join(', ')}.`);
  return { root, publicDir: false, ...config() };
});

/**
 * `npm run build`: the package's modules as they are, readable, with the runtime dependencies left to the consumer. One file for each,
 * so that a consumer's bundler puts nothing into the first chunk that only a later one needs.
 */
function library(): UserConfig {
  const entries = {
    index: 'src/index.ts',
    element: 'src/element.ts',
    'no-dom': 'src/no-dom.ts',
    'dialog/index': 'src/dialog/index.ts',
    'dialog/no-dom': 'src/dialog/no-dom.ts',
    'protocol/index': 'src/protocol/index.ts',
    'replay/index': 'src/replay/index.ts',
    'server/index': 'src/server/index.ts',
  };
  return {
    plugins: [plainStyles, pageStyles],
    build: {
      target: 'es2022',
      minify: false,
      lib: { entry: existing(entries), formats: ['es'] },
      rolldownOptions: {
        external: /^(lit|@lit\/context|@lit\/reactive-element|xstate)(\/|$)/,
        output: { entryFileNames: '[name].js', preserveModules: true, preserveModulesRoot: 'src' },
      },
    },
  };
}

/**
 * The same for the development set-ups of consumers, by the export condition `development`: with lit's production build inside. Lit has
 * that condition as well, and its development build warns on the console of a page whose author has never heard of lit.
 */
function libraryWithLit(): UserConfig {
  return {
    plugins: [plainStyles],
    resolve: { conditions: ['browser', 'module', 'default'] },
    build: {
      target: 'es2022',
      minify: false,
      outDir: 'dist/development',
      lib: { entry: existing({ index: 'src/index.ts', element: 'src/element.ts' }), formats: ['es'] },
      rolldownOptions: {
        external: ['xstate'],
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  };
}

/** Style sheets reach the consumer as they stand in a string, which no minifier dares to touch: without comments and indentation, then. */
const plainStyles: Plugin = {
  name: 'plain-styles',
  transform(code, id) {
    if (!id.endsWith('/styles.ts')) return undefined;
    const plain = (sheet: string) =>
      sheet
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};]) ?/g, '$1');
    return { code: code.replace(/css`[^`]*`/g, plain), map: null };
  },
};

/** The style sheet for pages, which no module imports. */
const pageStyles: Plugin = {
  name: 'page-styles',
  generateBundle() {
    const fileName = 'connect-widget.css';
    this.emitFile({ type: 'asset', fileName, source: readFileSync(join(root, 'src', fileName)) });
    // TypeScript wants to see what an import resolves to, also one for its effect alone.
    this.emitFile({ type: 'asset', fileName: `types/${fileName}.d.ts`, source: 'export {};\n' });
  },
};

/**
 * One self-contained, minified file for a `<script type="module">` without a bundler. What the first chunk would not hold is in it, too,
 * but runs only when it is needed.
 */
function cdn(): UserConfig {
  return {
    build: {
      target: 'es2022',
      emptyOutDir: false,
      sourcemap: true,
      lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'connect-widget.cdn.js' },
      // In library mode Vite keeps the white space of ES modules; only the output's own minifier takes it all.
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
    plugins: [plainStyles, ownSources],
  };
}

/** The same in chunks: `dist/cdn/connect-widget.js`, or `dialog.js` beside it, begins and loads the others from there. */
function cdnChunks(): UserConfig {
  return {
    base: './',
    build: {
      target: 'es2022',
      outDir: 'dist/cdn',
      modulePreload: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          'connect-widget': resolve(root, 'src/index.ts'),
          dialog: resolve(root, 'src/dialog/index.ts'),
        },
        preserveEntrySignatures: 'allow-extension',
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', minify: true },
      },
    },
    plugins: [plainStyles, ownSources],
  };
}

/** Leaves out of source maps what the sources of dependencies are, a quarter of the whole package; npm has those. */
const ownSources: Plugin = {
  name: 'own-sources',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'asset' || !file.fileName.endsWith('.map')) continue;
      const map = JSON.parse(String(file.source)) as { sources: string[]; sourcesContent: (string | null)[] };
      map.sourcesContent = map.sourcesContent.map((content, index) =>
        map.sources[index]?.includes('node_modules') ? null : content,
      );
      file.source = JSON.stringify(map);
    }
  },
};

/**
 * The pages that the sandbox's servers hand out: for each, one script and one style sheet under a stable name,
 * because the servers write the HTML around them. A page is a build of its own, so that it has no shared chunks.
 */
function sandboxPages(): UserConfig {
  const inputs = existing(sandboxPageEntries);
  const outDir = join(root, 'demo/dist/sandbox');
  const assetFileNames = (name: string) => (asset: { names: string[] }) =>
    asset.names.some((assetName) => assetName.endsWith('.css')) ? `${name}.css` : '[name][extname]';
  const environment = (name: string, path: string): EnvironmentOptions => ({
    consumer: 'client',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: false,
      rolldownOptions: {
        input: { [name]: path },
        output: { codeSplitting: false, entryFileNames: '[name].js', assetFileNames: assetFileNames(name) },
      },
    },
  });
  return {
    base: './',
    // The pages' Content-Security-Policy allows no data: addresses. Readable, like the servers.
    build: { modulePreload: false, assetsInlineLimit: 0, minify: false },
    environments: Object.fromEntries(
      Object.entries(inputs).map(([name, path]) => [name, environment(name, path)]),
    ),
    builder: {
      async buildApp(builder) {
        rmSync(outDir, { recursive: true, force: true });
        for (const name of Object.keys(inputs)) {
          const page = builder.environments[name];
          if (page) await builder.build(page);
        }
      },
    },
  };
}

/** The sandbox for consumers' tests: Node code with its dependencies inside, beside its pages. */
function sandboxServer(): UserConfig {
  const outDir = join(root, 'dist/sandbox');
  return {
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      rolldownOptions: {
        input: existing({ index: 'demo/sandbox/index.ts', cli: 'demo/sandbox/cli.ts' }),
        // The entry exports what index.ts does, and nothing that only the command needs.
        preserveEntrySignatures: 'strict',
        // Side by side: the sandbox looks for its pages beside the file that it runs from. Readable, for stack traces.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', minify: false },
      },
    },
    plugins: [
      {
        name: 'copy-sandbox-pages',
        closeBundle: () =>
          cpSync(join(root, 'demo/dist/sandbox'), join(outDir, 'pages'), { recursive: true }),
      },
    ],
  };
}

/**
 * What the licenses of bundled packages ask for: their texts, in one file. Builds once more all that is published with its
 * dependencies inside, and keeps nothing of it but those.
 */
function notices(): UserConfig {
  const fileName = 'THIRD-PARTY-LICENSES.txt';
  return {
    // As in browsers: for Node, lit would bring along a stand-in for the DOM.
    ssr: { noExternal: true, resolve: { conditions: ['browser', 'module', 'default'] } },
    build: {
      ssr: true,
      emptyOutDir: false,
      license: { fileName },
      rolldownOptions: {
        input: existing({ element: 'src/index.ts', cli: 'demo/sandbox/cli.ts', ...sandboxPageEntries }),
      },
    },
    plugins: [
      {
        name: 'keep-notices-alone',
        generateBundle: {
          order: 'post',
          handler(_, bundle) {
            for (const file of Object.keys(bundle))
              if (file !== fileName) Reflect.deleteProperty(bundle, file);
          },
        },
      },
    ],
  };
}

/** The demo's page, served by demo/server. */
function demo(): UserConfig {
  return {
    plugins: [manifestFacts()],
    root: join(root, 'demo/app'),
    base: './',
    publicDir: 'public',
    // The page's Content-Security-Policy allows no data: addresses.
    build: { target: 'es2022', outDir: '../dist/app', emptyOutDir: true, assetsInlineLimit: 0 },
  };
}

/** Entries whose source exists, made absolute. */
function existing(entries: Record<string, string>): Record<string, string> {
  const present = Object.entries(entries)
    .map(([name, path]) => [name, resolve(root, path)] as const)
    .filter(([, path]) => existsSync(path));
  return Object.fromEntries(present);
}
