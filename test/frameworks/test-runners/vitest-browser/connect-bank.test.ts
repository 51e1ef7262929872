import 'connect-widget-element';
import { expect, inject, test } from 'vitest';

test('shows the widget', async () => {
  const widget = document.createElement('connect-widget');
  widget.widgetUrlEndpoint = inject('endpoint');
  document.body.append(widget);
  await expect.poll(() => widget.state, { timeout: 10_000 }).toBe('active');
  widget.remove();
});
