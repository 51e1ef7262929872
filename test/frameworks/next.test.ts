import { testApp } from './support/app.js';

testApp({
  name: 'Next 16, rendered on a server',
  folder: 'next',
  mistake: { file: 'app/connect-bank.tsx', right: 'widgetUrlEndpoint', wrong: 'widgetUrlEndpont' },
  pages: [
    { path: '/' },
    { path: '/hydrated', served: '<connect-widget widget-url-endpoint="/api/widget-url" language="en-US"' },
  ],
  serve: ['node_modules/next/dist/bin/next', 'start'],
});
