import { Hono } from 'hono';
import { html } from 'hono/html';
import { sendPage } from '../pages/document.js';

/** Where the page that plays recordings is. */
export const REPLAY_PATH = '/replay';

/** The page that stands in the frame in place of the widget while a recording is replayed. */
export function createReplayRoutes(): Hono {
  const app = new Hono();
  app.get(REPLAY_PATH, (context) =>
    sendPage(context, {
      page: 'replay',
      title: 'Replay',
      frameAncestors: '*',
      body: html`<main>
        <h1>Replaying a recording</h1>
        <p>The widget’s own page is not in it: only what it said.</p>
        <ol id="said"></ol>
      </main>`,
    }),
  );
  return app;
}
