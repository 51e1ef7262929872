import { decodeMessage, toEventName } from '../../../src/protocol/index.js';
import { deliver, widgetUrls } from './page.js';

/** Our decoder and events, without our hub: one listener for each widget, as most hosts have it. */
document.addEventListener('connect-step-change', deliver);

for (const url of widgetUrls) {
  const frame = document.createElement('iframe');
  frame.src = url;
  document.body.append(frame);
  const { origin } = new URL(url);
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const decoded = decodeMessage(event.data);
    if (decoded.status !== 'ok') return;
    const { type, detail } = decoded.message;
    for (const name of [toEventName(type), 'connect-message']) {
      frame.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }
  });
}
