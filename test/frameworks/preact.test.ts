import { testApp } from './support/app.js';

testApp({
  name: 'Preact',
  folder: 'preact',
  mistake: { file: 'src/app.tsx', right: 'widgetUrlEndpoint', wrong: 'widgetUrlEndpont' },
});
