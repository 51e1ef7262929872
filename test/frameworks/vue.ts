import 'connect-widget-element';
import { createApp, ref } from 'vue';
import { endpoint, root } from './page.js';

const app = createApp({
  setup: () => ({
    endpoint,
    language: ref('en-US'),
    renders: ref(0),
    isShown: ref(true),
    member: ref(''),
  }),
  template: `
    <button @click="language = 'es'">Spanish</button>
    <button @click="renders += 1">Render again</button>
    <button @click="isShown = !isShown">Toggle</button>
    <output>{{ member }}</output> <small>{{ renders }}</small>
    <connect-widget
      v-if="isShown"
      :widget-url-endpoint="endpoint"
      :language="language"
      products="transactions identity_verification"
      session-timeout="600"
      resume
      @connect-member-connected="member = $event.detail.member_guid"
    />`,
});
app.config.compilerOptions.isCustomElement = (tag: string) => tag.startsWith('connect-');
app.mount(root);
