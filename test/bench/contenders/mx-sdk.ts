import { ConnectWidget } from '@mxenabled/web-widget-sdk';
import { deliver, widgetUrls } from './page.js';

/** Kept as a page keeps them, to speak to them later. */
export const widgets = widgetUrls.map(
  (url) => new ConnectWidget({ container: document.body, url, onStepChange: deliver }),
);
