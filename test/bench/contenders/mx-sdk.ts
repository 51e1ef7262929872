import { ConnectWidget } from '@mxenabled/web-widget-sdk';

const { bench } = window;

bench.enter({
  mount(url) {
    const widget = new ConnectWidget({
      container: document.body,
      url,
      onLoad: bench.onLoad,
      onStepChange: bench.onStep,
    });
    return () => widget.unmount();
  },
});
