type Listener = (name: string, payload: unknown) => void;

/** Calls back with each webhook of MX's that the page's server has received, under a name such as `webhook-aggregation`. */
export function listenForWebhooks(onWebhook: Listener, signal: AbortSignal): void {
  const source = new EventSource('/api/webhooks');
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const payload = JSON.parse(data) as { type?: string };
    // Those of microdeposits alone have no type.
    const type = payload.type ?? 'microdeposit';
    onWebhook(`webhook-${type.toLowerCase().replaceAll('_', '-')}`, payload);
  });
  signal.addEventListener('abort', () => source.close());
}
