import { testApp } from './support/app.js';

testApp({
  name: 'plain HTML, with the one-file build',
  folder: 'plain',
  // HTML is not compiled. Its script is checked here; test/tools/consumer-editors.ts finds a misspelled attribute of its tag by the data
  // for editors.
  mistake: { file: 'main.js', right: 'widget.language', wrong: 'widget.langauge', named: 'langauge' },
});
