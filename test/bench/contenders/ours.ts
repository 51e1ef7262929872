import 'connect-widget-element';

const { bench } = window;

document.addEventListener('connect-load', bench.onLoad);
document.addEventListener('connect-step-change', bench.onStep);

function mount(attribute: string, value: string): () => void {
  const widget = document.createElement('connect-widget');
  widget.setAttribute(attribute, value);
  document.body.append(widget);
  return () => widget.remove();
}

bench.enter({
  mount: (url) => mount('widget-url', url),
  mountFrom: (endpoint) => void mount('widget-url-endpoint', endpoint),
});
