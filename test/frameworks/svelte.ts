import { mount } from 'svelte';
import App from './svelte.svelte';
import { root } from './page.js';

mount(App, { target: root });
