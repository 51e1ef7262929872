/** What `screens.ts` runs in the page: shows a screen, and tells what is wrong with it. */
import axe from 'axe-core';
import '../../src/index.js';
import { faultsOf } from '../browser/support/look.js';
import { painterOf, screens } from '../browser/support/screens.js';

export interface Look {
  readonly names: readonly string[];
  /** Shows this screen, or the loading screen, and returns what is wrong with it. */
  show(name: string, language: string, scheme: 'light' | 'dark'): Promise<string[]>;
  /** What axe finds wrong with the screen that is shown. */
  axe(): Promise<string[]>;
}

const loading = 'loading';

async function show(name: string, language: string, scheme: 'light' | 'dark'): Promise<string[]> {
  document.documentElement.style.colorScheme = scheme;
  const widget = document.createElement('connect-widget');
  widget.language = language;
  widget.colorScheme = scheme;
  if (name === loading) widget.widgetUrlProvider = () => new Promise(() => undefined);
  const begun = new Promise((resolve) => {
    widget.addEventListener('connect-state-change', resolve, { once: true });
  });
  document.body.replaceChildren(widget);
  await widget.updateComplete;
  const facts = screens[name];
  if (!facts) {
    if (widget.state === 'idle') await begun;
    if (widget.state !== 'loading') return [`the state is ${widget.state}`];
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? ['the page scrolls sideways'] : [];
  }
  await painterOf(widget)(facts, language);
  if (widget.state !== 'idle') return [`the element shows a screen of its own; its state is ${widget.state}`];
  return faultsOf(widget);
}

async function findings(): Promise<string[]> {
  const { violations } = await axe.run('connect-widget');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

const look: Look = { names: [loading, ...Object.keys(screens)], show, axe: findings };
Object.assign(globalThis, { look });
