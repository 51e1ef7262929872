import { assert } from '@open-wc/testing';
import { until } from './waiting.js';
import { stage } from './widget.js';
import type { ConnectWidget } from '../../../src/index.js';
import type { WatchedWindow } from '../frames/violations.js';

/** A page of the test's own origin with response headers of its own, in a frame. */
export interface HostPage {
  readonly page: Document;
  /** What its Content-Security-Policy has forbidden so far. */
  readonly violations: readonly string[];
}

/** Opens a file of frames/ with the headers that the query names, in a frame with this sandbox; ready when it has defined the element. */
export async function openHost(
  file: string,
  query: Record<string, string> = {},
  sandbox?: string,
): Promise<HostPage> {
  const frame = document.createElement('iframe');
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.src = `${location.origin}/test/browser/frames/${file}?${new URLSearchParams(query).toString()}`;
  frame.style.cssText = 'inline-size: 600px; block-size: 600px';
  stage().append(frame);
  const defined = () => frame.contentWindow?.customElements.get('connect-widget') !== undefined;
  await until(defined, 'the host page to define the element');
  const { contentDocument: page } = frame;
  const window: WatchedWindow | null = frame.contentWindow;
  if (!page) throw new Error('The host page is of another origin.');
  return { page, violations: window?.violations ?? [] };
}

/** Puts a widget with these attributes into that page. */
export function mountIn(page: Document, attributes: Record<string, string>): ConnectWidget {
  const widget = page.createElement('connect-widget');
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  page.documentElement.append(widget);
  return widget;
}

/** What the README promises to be enough: no `unsafe-inline`, no exception for Trusted Types. */
export const strictPolicy = (frameSource?: string) =>
  [
    "default-src 'self'",
    ...(frameSource === undefined ? [] : [`frame-src ${frameSource}`]),
    "require-trusted-types-for 'script'",
  ].join('; ');

/**
 * Breaks the rules of that page on purpose, at the end of a test. A browser tells of a violation some time after it; once it has told
 * of these, it has told of all before, and the rules, Trusted Types too, are known to hold in this browser.
 */
export async function assertNoOther({ page, violations }: HostPage): Promise<void> {
  assert.throws(() => {
    page.createElement('p').innerHTML = '<b>';
  });
  page.createElement('img').src = 'data:,';
  const deliberate = ['img-src data', 'require-trusted-types-for trusted-types-sink'];
  await until(() => violations.length >= deliberate.length, 'the deliberate violations');
  assert.deepEqual([...violations].sort(), deliberate);
}
