import '../../../src/index.js';
import { deliver, widgetUrls } from './page.js';

document.addEventListener('connect-step-change', deliver);

for (const url of widgetUrls) {
  const widget = document.createElement('connect-widget');
  widget.setAttribute('widget-url', url);
  document.body.append(widget);
}
