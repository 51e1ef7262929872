import { readBackend } from '../bank/api.js';

type Listener = (name: string, payload: unknown) => void;

/**
 * Calls back with each webhook that the page's server has received, under a name such as `webhook-aggregation`. Only the
 * sandbox sends any: MX cannot reach this machine.
 */
export async function listenForWebhooks(onWebhook: Listener, signal: AbortSignal): Promise<void> {
  const answer = await readBackend();
  if (signal.aborted || 'problem' in answer || answer.data.backend !== 'sandbox') return;
  const source = new EventSource('/api/webhooks');
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const payload = JSON.parse(data) as { type?: string };
    // Those of microdeposits alone have no type.
    const type = payload.type ?? 'microdeposit';
    onWebhook(`webhook-${type.toLowerCase().replaceAll('_', '-')}`, payload);
  });
  signal.addEventListener('abort', () => source.close());
}
