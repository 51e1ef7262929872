import { html, nothing } from 'lit';
import type { Strings } from '../localization/strings.js';
import type { TemplateResult } from 'lit';

export interface ScreenButton {
  readonly label: string;
  readonly act: () => void;
  readonly kind?: 'primary' | 'secondary';
}

interface Screen {
  /** The slot that replaces it and the part that styles it. */
  readonly name: 'idle-warning' | 'expired' | 'error' | 'unsupported' | 'popout' | 'closed';
  readonly title: string;
  readonly text: string | TemplateResult;
  readonly buttons?: readonly ScreenButton[];
  readonly role?: 'alertdialog' | 'group';
}

/**
 * A calm card over the whole element: what happened, and the one or two things to do about it.
 * Its language and direction are its own, whatever those of the page; slotted content keeps the page's.
 */
export function screen(
  { lang, dir }: Strings,
  { name, title, text, buttons = [], role = 'group' }: Screen,
): TemplateResult {
  return html`
    <div class="screen" part=${role === 'alertdialog' ? `dialog ${name}` : name}>
      <slot name=${name}>
        <div
          class="card"
          part="card"
          lang=${lang}
          dir=${dir}
          role=${role}
          aria-modal=${role === 'alertdialog' ? 'true' : nothing}
          aria-labelledby="title"
          aria-describedby="text"
        >
          <h2 id="title" class="title" part="title">${title}</h2>
          <p id="text" class="text" part="text">${text}</p>
          ${buttons.length === 0 ? nothing : html`<div class="buttons">${buttons.map(button)}</div>`}
        </div>
      </slot>
    </div>
  `;
}

function button({ label, act, kind = 'primary' }: ScreenButton): TemplateResult {
  return html`<button type="button" class=${kind} part="button ${kind}-button" @click=${act}>
    ${label}
  </button>`;
}
