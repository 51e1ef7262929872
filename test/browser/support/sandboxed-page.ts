import { stage } from './widget.js';
import { until } from './waiting.js';
import type { SandboxedOrder, SandboxedReport } from '../frames/sandboxed.js';

/** A page that may not be looked into, because its sandbox gives it an opaque origin; it reports by messages. */
export interface SandboxedPage {
  /** Puts a widget with these attributes into it, and resolves once the widget is neither idle nor loading. */
  mount(attributes: Record<string, string>): Promise<SandboxedReport>;
}

/** @param sandbox of the frame that the page is in, if any */
export async function openSandboxed(query: Record<string, string>, sandbox?: string): Promise<SandboxedPage> {
  const frame = document.createElement('iframe');
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  const search = new URLSearchParams(query).toString();
  frame.src = `${location.origin}/test/browser/frames/sandboxed.html?${search}`;
  const reports: unknown[] = [];
  const listen = ({ source, data }: MessageEvent<unknown>) => {
    if (source === frame.contentWindow) reports.push(data);
  };
  window.addEventListener('message', listen);
  stage().append(frame);
  await until(() => reports.includes('ready'), 'the sandboxed page');
  return {
    async mount(attributes) {
      frame.contentWindow?.postMessage(attributes satisfies SandboxedOrder, '*');
      await until(() => typeof reports.at(-1) === 'object', 'the report of the sandboxed page');
      window.removeEventListener('message', listen);
      return reports.at(-1) as SandboxedReport;
    },
  };
}
