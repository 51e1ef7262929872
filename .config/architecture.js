// Which room of the house may know which other one. ESLint enforces it; `import-x/no-cycle` does the rest.

/** Rooms of src/ from the ground up, and the only other rooms of src/ that each may import from. */
const mayImport = {
  protocol: [],
  errors: [],
  time: [],
  page: [],
  localization: ['errors'],
  words: ['config', 'errors', 'time'],
  session: ['time'],
  config: ['errors', 'localization', 'page', 'protocol', 'time'],
  request: ['config', 'errors', 'page', 'protocol', 'time'],
  frame: ['config', 'errors', 'localization', 'page', 'protocol', 'time', 'version.ts'],
  popout: ['protocol', 'time'],
  machine: ['config', 'errors', 'frame', 'popout', 'protocol', 'request', 'session'],
  views: ['errors', 'localization', 'machine', 'page', 'popout'],
  // On demand: what the page, as it stands, has against the widget.
  diagnosis: ['config', 'errors', 'page'],
  events: ['frame', 'machine', 'page', 'popout', 'protocol', 'views'],
  // Takes over what boot/ has begun, and knows nothing of it but what it is handed.
  runtime: [
    ...[
      'config',
      'diagnosis',
      'errors',
      'events',
      'frame',
      'machine',
      'page',
      'popout',
      'protocol',
      'request',
    ],
    ...['session', 'time', 'version.ts', 'views', 'words'],
  ],
  // Of the runtime, the screens and the diagnosis it imports types only; their code comes by import().
  boot: [
    ...[
      'config',
      'diagnosis',
      'errors',
      'events',
      'frame',
      'localization',
      'machine',
      'page',
      'popout',
      'request',
    ],
    ...['runtime', 'time', 'views'],
  ],
  // The dialog around the element, which it uses as a page would.
  dialog: ['boot', 'config', 'index.ts', 'localization', 'machine', 'page'],
  // Beside the element: listens to it as a page does, and runs its decoder and machine without a page. Of boot/ it imports types only.
  replay: [
    ...['boot', 'config', 'errors', 'events', 'frame', 'machine', 'popout', 'protocol', 'runtime'],
    ...['session', 'time', 'version.ts'],
  ],
  server: ['config', 'protocol'],
  // Types alone.
  frameworks: ['element.ts', 'index.ts'],
};

/** Zones for `import-x/no-restricted-paths`, relative to the root of the repository. */
export const walls = [
  ...Object.entries(mayImport).map(([room, others]) => ({
    target: `./src/${room}`,
    from: './src',
    except: [room, ...others].map((name) => `./${name}`),
    message: `src/${room}/ may import from ${others.length === 0 ? 'no other room' : `${others.join(', ')} only`}.`,
  })),
  { target: './src', from: './demo', message: 'The package does not know its demo.' },
  { target: './src', from: './test', message: 'The package does not know its tests.' },
  { target: './demo', from: './test', message: 'The demo does not know the tests.' },
  {
    target: './demo/sandbox',
    from: './src',
    except: ['./protocol'],
    message: 'The sandbox plays MX: it shares nothing with the element but types of the wire.',
  },
];

const packages = '^[^.]';

/** src/protocol/ runs anywhere, so it depends on nothing at all. */
export const protocolImports = () => [
  {
    regex: packages,
    message: 'src/protocol/ has no dependencies: it runs in Node, workers and native shells.',
  },
];

/** src/server/ runs wherever there are `Request` and `Response`, so it needs no package and nothing of Node's. */
export const serverImports = () => [
  { regex: packages, message: 'src/server/ has no dependencies: it runs in workers, Deno and Bun, too.' },
];

/** src/machine/ is pure: of everything outside it, only types may come in, and xstate. */
export const machineImports = (outside) => [
  { regex: outside, allowTypeImports: true, message: 'src/machine/ is pure: import types only.' },
  {
    regex: '^(?!xstate$)[^.]',
    allowTypeImports: true,
    message: 'src/machine/ is pure: of packages, it may use xstate only.',
  },
];

/** demo/sandbox/ may borrow the types of the wire, and implements everything else itself. */
export const sandboxImports = () => [
  { regex: '/src/', allowTypeImports: true, message: 'The sandbox may import types of src/protocol/ only.' },
];

/**
 * One configuration per depth of a room, because what leads outside depends on how deep a file lies.
 *
 * @param {string} room folder, relative to the root
 * @param {(outside: string) => object[]} patterns gets a regular expression for relative paths that leave the room
 */
export function rooms(room, patterns) {
  return [0, 1, 2].map((depth) => ({
    name: `walls of ${room}, depth ${depth}`,
    files: [`${room}/${'*/'.repeat(depth)}*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: patterns(`^${'\\.\\./'.repeat(depth + 1)}`) },
      ],
    },
  }));
}
