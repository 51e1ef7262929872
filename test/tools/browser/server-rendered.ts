import type { TestRunnerPlugin } from '@web/test-runner';

/** Where servers.ts finds the page; `?hydrates` loads lit's support for hydration first, as pages of lit's own do. */
export const serverRenderedPage = '/__server-rendered__';

/** Serves a page whose widget lit's server renderer has written, with its shadow root. */
export function serverRendered(): TestRunnerPlugin {
  return {
    name: 'server-rendered',
    async serve({ path, query }) {
      if (path !== serverRenderedPage) return undefined;
      const support =
        'hydrates' in query ? `import '@lit-labs/ssr-client/lit-element-hydrate-support.js';` : '';
      const body = `<!doctype html>
<html lang="en">
  <title>A page from a server</title>
  ${await renderWidget()}
  <script type="module">
    ${support}
    addEventListener('unhandledrejection', ({ reason }) =>
      frameElement.dispatchEvent(new CustomEvent('failure', { detail: reason })),
    );
    await import('/src/index.ts');
  </script>
</html>`;
      return { body, type: 'html' };
    },
  };
}

async function renderWidget(): Promise<string> {
  const [{ render }, { collectResult }, { html }] = await Promise.all([
    import('@lit-labs/ssr'),
    import('@lit-labs/ssr/lib/render-result.js'),
    import('lit'),
    import('../../../src/index.js'),
  ]);
  return collectResult(
    render(
      html`<connect-widget widget-url-endpoint="/__backend__/widget-url" language="es"></connect-widget>`,
    ),
  );
}
