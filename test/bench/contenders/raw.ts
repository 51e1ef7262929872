const { bench } = window;

/** What a page can not do without: frames, and one listener that looks at nothing but the type. */
window.addEventListener('message', ({ data }: MessageEvent<{ type?: unknown }>) => {
  if (data.type === 'mx/connect/stepChange') bench.onStep();
  else if (data.type === 'mx/load') bench.onLoad();
});

bench.enter({
  mount(url) {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
    return () => frame.remove();
  },
});
