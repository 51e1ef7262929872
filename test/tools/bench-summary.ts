import { readFileSync } from 'node:fs';

/** What of the bench's table in demo/guides/performance.md the README repeats, in sentences. */
export function benchSummary(): string {
  const guide = readFileSync(new URL('../../demo/guides/performance.md', import.meta.url), 'utf8');
  const rows = new Map(
    [...guide.matchAll(/^\|(.+)\|$/gm)].map(([, line = '']) => {
      const [what = '', ...cells] = line.split('|').map((cell) => cell.trim());
      return [what, cells];
    }),
  );
  const cellsOf = (what: string): string[] => {
    const cells = rows.get(what);
    if (!cells) throw new Error(`The guide’s table of measurements has no row “${what}”.`);
    return cells;
  };
  const [first] = cellsOf('chunk ours');
  const [bytes, sdk = '', lit = '', machine = ''] = cellsOf('scripts before the frame, brotli');
  const [time, , , , frame = ''] = cellsOf('page to first message, 4G, CPU 4×');
  const [message, sdkMessage = ''] = cellsOf('a message, 200 widgets, CPU');
  return [
    `- **Bytes** (brotli): the frame starts after the first script, ${first}; on a fast network, all ${bytes} have arrived by then. MX's`,
    `  SDK has ${valueOf(sdk)} kB, a bare lit element ${valueOf(lit)} kB, a lit element with a small state machine ${valueOf(machine)} kB.`,
    `- **Time**: ${time} from the page to the widget's first message on 4G with a slow CPU, ${ratioOf(frame)} a plain iframe's.`,
    `- **Many widgets**: a message costs ${message} of CPU time with 200 widgets on a page, ${ratioOf(sdkMessage)} what it costs with MX's SDK.`,
  ].join('\n');
}

/** A peer's cell has its value, then how many times that ours is: `18.4 (1.75×)`. */
const valueOf = (cell: string): string => cell.split(' ')[0] ?? '';
const ratioOf = (cell: string): string => `${/\((.+)×\)/.exec(cell)?.[1] ?? '?'} times`;
