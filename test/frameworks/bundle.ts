import { compile } from 'svelte/compiler';
import { build, type Plugin } from 'vite';

const root = new URL('../../', import.meta.url).pathname;

/** Of Svelte's own plugin only this is needed. */
const svelte: Plugin = {
  name: 'svelte',
  transform: (code, id) =>
    id.endsWith('.svelte') ? compile(code, { filename: id, generate: 'client' }).js : undefined,
};

/** An app of this folder with its framework and the element, as one script. */
export async function bundle(app: string): Promise<string> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [svelte],
    resolve: {
      alias: {
        // As in the package's exports, where this entry adds types alone.
        'connect-widget-element/react': `${root}src/index.ts`,
        'connect-widget-element': `${root}src/index.ts`,
        // The one that compiles templates, which a build by Vue's own plugin does before.
        vue: 'vue/dist/vue.esm-bundler.js',
      },
    },
    define: {
      __VUE_OPTIONS_API__: true,
      __VUE_PROD_DEVTOOLS__: false,
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: false,
    },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: `${root}test/frameworks/${app}`, output: { codeSplitting: false } },
    },
  });
  const [chunk, ...others] = [output].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk' || others.length > 0) throw new Error(`${app} makes more than one script.`);
  return chunk.code;
}
