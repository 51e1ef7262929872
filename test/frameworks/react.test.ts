import { testApp } from './support/app.js';

testApp({
  name: 'React 19, in its strict mode',
  folder: 'react',
  mistake: { file: 'src/app.tsx', right: 'widgetUrlEndpoint', wrong: 'widgetUrlEndpont' },
});
