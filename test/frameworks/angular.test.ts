import { testApp } from './support/app.js';

testApp({
  name: 'Angular 21, strict',
  folder: 'angular',
  mistake: { file: 'src/app.ts', right: 'sessionTimeout', wrong: 'sessionTimout' },
});
