/** The part of a `coep` report that is read. */
interface BlockedRequest {
  readonly blockedURL?: string;
  readonly destination?: string;
  readonly disposition?: string;
}

/**
 * Calls back once the page's own `Cross-Origin-Embedder-Policy` has blocked a frame from this origin, also if it did so before. Chromium
 * and WebKit report that, Firefox does not.
 *
 * @returns a function that stops it
 */
export function watchEmbedderPolicy(
  window: Window & typeof globalThis,
  origin: string,
  callback: () => void,
): () => void {
  // An element of that id takes the place of what a browser lacks.
  if (typeof window.ReportingObserver !== 'function') return () => undefined;
  const observer = new window.ReportingObserver(
    (reports) => {
      const isBlocked = reports.some(({ body }) => {
        // In Chromium its members are in its JSON only.
        const { blockedURL, destination, disposition } = JSON.parse(JSON.stringify(body)) as BlockedRequest;
        return blockedURL?.startsWith(`${origin}/`) && destination === 'iframe' && disposition === 'enforce';
      });
      if (isBlocked) callback();
    },
    { types: ['coep'], buffered: true },
  );
  observer.observe();
  return () => observer.disconnect();
}
