import '../../../src/index.js';
import type { ConnectWidget, DiagnosisFinding, WidgetError } from '../../../src/index.js';

/** The attributes of a widget to mount. */
export type SandboxedOrder = Record<string, string>;

export interface SandboxedReport {
  readonly state: string;
  readonly error: WidgetError | undefined;
  readonly text: string;
  readonly findings: readonly DiagnosisFinding[];
}

window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === window.parent) mount(data as SandboxedOrder);
});

function mount(attributes: SandboxedOrder): void {
  const widget = document.createElement('connect-widget');
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  let error: WidgetError | undefined;
  widget.addEventListener('connect-error', ({ detail }) => (error = detail));
  document.documentElement.append(widget);
  const look = () => {
    const isSettled = widget.state !== 'idle' && widget.state !== 'loading';
    const text = textOf(widget);
    if (!isSettled || (widget.state !== 'active' && text === '')) requestAnimationFrame(look);
    else
      void widget.diagnose().then((findings) => {
        const report: SandboxedReport = { state: widget.state, error, text, findings };
        window.parent.postMessage(report, '*');
      });
  };
  look();
}

function textOf(widget: ConnectWidget): string {
  return widget.shadowRoot?.querySelector('.screens')?.textContent.trim() ?? '';
}

window.parent.postMessage('ready', '*');
