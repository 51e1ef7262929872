import { deliver, widgetUrls } from './page.js';

/** What a page can not do without: frames, and one listener that looks at nothing but the type. */
window.addEventListener('message', ({ data }: MessageEvent<{ type?: unknown }>) => {
  if (data.type === 'mx/connect/stepChange') deliver();
});

for (const url of widgetUrls) {
  const frame = document.createElement('iframe');
  frame.src = url;
  document.body.append(frame);
}
