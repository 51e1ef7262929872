import { testApp } from './support/app.js';

testApp({
  name: 'Vue 3, with strictTemplates',
  folder: 'vue',
  mistake: { file: 'src/app.vue', right: 'session-timeout', wrong: 'session-timout', named: 'sessionTimout' },
});
