import { testApp } from './support/app.js';

testApp({
  name: 'plain HTML, with the one-file build',
  folder: 'plain',
  // HTML is not compiled: its script is checked here, and test/tools/consumer-editors.ts has what editors say of the tag.
  mistake: { file: 'main.js', right: 'widget.language', wrong: 'widget.langauge', named: 'langauge' },
});
