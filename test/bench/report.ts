import type { Row } from './measures/measure.js';

/** One line for each measurement: our median, then each peer's with how many times ours it is. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, unit, values }) => {
    const ours = values.get('ours') ?? NaN;
    const peers = [...values].filter(([name]) => name !== 'ours');
    return [
      what,
      `${round(ours)} ${unit}`,
      peers.map(([name, value]) => `${name} ${round(value)} (${ratio(value / ours)})`).join(', '),
    ];
  });
  const cells = [['', 'ours', 'peers (× ours)'], ...lines];
  const widths = [0, 1].map((column) => Math.max(...cells.map((line) => (line[column] ?? '').length)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}

const round = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

const ratio = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)}×`;
