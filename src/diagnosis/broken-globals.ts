/*
 * Scripts replace functions of the browser all the time, as zone.js and monitoring do, and their replacements work. So each is tried,
 * not compared.
 */
const trials: Readonly<Record<string, () => boolean>> = {
  'JSON.stringify': () => JSON.stringify({ list: ['item'] }) === '{"list":["item"]}',
  'Array.from': () => Array.from(new Set([1, 2]), (item) => item + 1).join() === '2,3',
  URL: () => new URL('https://widget.example/path?query').origin === 'https://widget.example',
  structuredClone: () => structuredClone({ list: ['item'] }).list.join() === 'item',
  'AbortController, AbortSignal.any or addEventListener'() {
    let heard = 0;
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal]);
    signal.addEventListener('abort', () => heard++, { once: true });
    controller.abort();
    return signal.aborted && heard === 1;
  },
};

/** The names of those that throw or do not do what they are for. */
export function brokenGlobals(): readonly string[] {
  return Object.keys(trials).filter((name) => {
    try {
      return trials[name]?.() !== true;
    } catch {
      return true;
    }
  });
}
