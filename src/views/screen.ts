import { html, nothing } from 'lit/html.js';
import { icons } from './icons.js';
import type { Strings } from '../localization/strings.js';
import type { TemplateResult } from 'lit/html.js';

export interface ScreenButton {
  readonly label: string;
  readonly act: () => void;
  readonly kind?: 'primary' | 'secondary';
}

interface Screen {
  /** The slot that replaces it and the part that styles it. */
  readonly name: 'idle-warning' | 'expired' | 'error' | 'unsupported' | 'popout' | 'closed';
  readonly icon: keyof typeof icons;
  /** Colours the icon: it goes on by itself, the user has to act, nothing is left to do, or something failed. */
  readonly tone: 'waiting' | 'attention' | 'done' | 'failed';
  readonly title: string;
  readonly text: string;
  /** What changes by the second; a screen reader reads it when its user comes by, and not by itself. */
  readonly timer?: string;
  readonly buttons?: readonly ScreenButton[];
  readonly role?: 'alertdialog' | 'group';
  /** The Escape key, pressed on this screen. */
  readonly escape?: () => void;
}

/**
 * A calm card over the whole element: what happened, and the one or two things to do about it. What the page slots in its
 * place keeps its role, its name and its Escape key. No `aria-modal`, for the rest of the page stays usable.
 * A screen without buttons is a tab stop, so that long text can be scrolled by the keyboard.
 * Its language and direction are its own, whatever those of the page; slotted content keeps the page's.
 */
export function screen(
  { lang, dir }: Strings,
  { name, icon, tone, title, text, timer, buttons = [], role = 'group', escape }: Screen,
): TemplateResult {
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !escape) return;
    // It is meant for this screen: a dialog of the page's that the element stands in stays open.
    event.preventDefault();
    event.stopPropagation();
    escape();
  };
  return html`
    <div
      class="screen"
      part=${role === 'alertdialog' ? `dialog ${name}` : name}
      lang=${lang}
      role=${role}
      aria-label=${title}
      aria-describedby="text"
      tabindex=${buttons.length > 0 ? -1 : 0}
      @keydown=${onKeydown}
    >
      <slot name=${name}>
        <div class="card" part="card" lang=${lang} dir=${dir}>
          <svg class="icon ${tone}" part="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=${icons[icon]} />
          </svg>
          <h2 class="title" part="title">${title}</h2>
          <p id="text" class="text" part="text">${text}</p>
          ${timer === undefined ? nothing : html`<p class="timer" part="timer" role="timer">${timer}</p>`}
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
