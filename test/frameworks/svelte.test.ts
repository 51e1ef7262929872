import { testApp } from './support/app.js';

testApp({
  name: 'Svelte 5',
  folder: 'svelte',
  mistake: { file: 'src/app.svelte', right: 'session-timeout', wrong: 'session-timout' },
});
