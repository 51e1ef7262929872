import { html } from 'hono/html';
import type { Markup } from '../pages/document.js';
import { behaviours } from './behaviours.js';
import type { Trip } from './trip.js';

/** A discreet panel, for developers, that tells the bank how to behave. */
export function controls({ record, behaviour, openerPolicy }: Trip, entry: string): Markup {
  return html`<section class="controls" aria-label="For developers">
    <details>
      <summary>Sandbox controls</summary>
      <form method="get" action="${entry}">
        <input type="hidden" name="state" value="${record.state}" />
        <div class="field">
          <label for="behaviour">This bank shall</label>
          <select id="behaviour" name="behaviour">
            ${Object.entries(behaviours).map(
              ([name, { label }]) =>
                html`<option value="${name}" ${name === behaviour ? 'selected' : ''}>${label}</option>`,
            )}
          </select>
        </div>
        <label class="check">
          <input
            type="checkbox"
            name="opener-policy"
            value="same-origin"
            ${openerPolicy === 'same-origin' ? 'checked' : ''}
          />
          <span>Send <code>Cross-Origin-Opener-Policy: same-origin</code></span>
        </label>
        <button class="secondary" type="submit">Apply</button>
      </form>
    </details>
  </section>`;
}
