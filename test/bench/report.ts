import { contenders } from './bundles.js';
import type { Row } from './measures/measure.js';

const peers = Object.keys(contenders).filter((name) => name !== 'ours');

/** A line for each measurement, for people who read it in a terminal. */
export function table(rows: readonly Row[]): string {
  const lines = [header, ...rows.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

/** The same as Markdown, without our goals: they are for those who work on it. */
export function markdownTable(rows: readonly Row[]): string {
  const lines = [header, header.map(() => '---'), ...rows.map(cellsOf)].map((line) => line.slice(0, -1));
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const header = ['What', 'ours', ...peers, 'goal'];

/** Our median, then each peer's with how many times that ours is, then the goal with whether we meet it. */
function cellsOf({ what, unit, values, goal }: Row): string[] {
  const ours = values.get('ours') ?? NaN;
  const cells = peers.map((peer) => {
    const value = values.get(peer);
    return value === undefined ? '' : `${round(value)}${ratio(ours, value)}`;
  });
  const verdict = goal ? `${goal.words} ${ours <= goal.limit ? '✓' : '✖'}` : '';
  return [what, `${round(ours)} ${unit}`.trim(), ...cells, verdict];
}

const round = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(1));

/** Nothing beside a peer that takes nothing. */
function ratio(ours: number, peer: number): string {
  if (peer < 0.05) return '';
  const times = ours / peer;
  return ` (${times.toFixed(times < 10 ? 2 : 0)}×)`;
}
