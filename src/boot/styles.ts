import { css } from '@lit/reactive-element';

/** Everything a page may restyle is a custom property here or a `::part`; the defaults are calm and meet WCAG 2.2 AA. */
export const styles = css`
  :host {
    display: block;
    position: relative;
    isolation: isolate;
    box-sizing: border-box;
    /* MX: the widget needs 320 by 550 CSS px. */
    min-inline-size: min(320px, 100%);
    block-size: var(--connect-widget-height, 700px);
    min-block-size: 550px;
    overflow: hidden;
    border-radius: var(--connect-widget-border-radius, 12px);
  }
  :host([hidden]) {
    display: none;
  }
  .root {
    --_background: var(--connect-widget-background, light-dark(#ffffff, #17191f));
    --_color: var(--connect-widget-color, light-dark(#1c2330, #eef1f6));
    --_muted: var(--connect-widget-muted-color, light-dark(#515c6e, #aab4c3));
    --_accent: var(--connect-widget-accent-color, light-dark(#1f5fd6, #8db4ff));
    --_border: var(--connect-widget-border-color, light-dark(#d5dbe5, #3a4250));

    background: var(--_background);
    color: var(--_color);
    color-scheme: light;
    font: var(--connect-widget-font, 1rem/1.5 system-ui, sans-serif);
  }
  .root.dark {
    color-scheme: dark;
  }
  .root.browser {
    color-scheme: light dark;
  }
  /* Chrome before 123 and Safari before 17.5: the screens are light. */
  @supports not (color: light-dark(#fff, #000)) {
    .root {
      --_background: var(--connect-widget-background, #ffffff);
      --_color: var(--connect-widget-color, #1c2330);
      --_muted: var(--connect-widget-muted-color, #515c6e);
      --_accent: var(--connect-widget-accent-color, #1f5fd6);
      --_border: var(--connect-widget-border-color, #d5dbe5);
    }
  }
  .root,
  .frame,
  iframe,
  .screen {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  iframe {
    border: 0;
  }
  .screen {
    display: grid;
    place-items: center;
    box-sizing: border-box;
    padding: 1.5rem;
    overflow: auto;
    outline-offset: -3px;
    background: var(--_background);
  }
  .screens:focus-visible > * {
    outline: auto;
  }
  .wait {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    color: var(--_muted);
  }
  .spinner {
    inline-size: 1.5rem;
    block-size: 1.5rem;
    box-sizing: border-box;
    border: 3px solid var(--_border);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }
  .status {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* When a script of the element is missing: over the foot of the widget, which stays usable. */
  .notice {
    position: absolute;
    inset: auto 0 0;
    box-sizing: border-box;
    padding: 1rem 1.5rem;
    border-block-start: 1px solid var(--_border);
    background: var(--_background);
    text-align: center;
  }
  .notice button {
    min-block-size: 44px;
    margin-inline-start: 0.5rem;
    padding-inline: 1.25rem;
    border: 1px solid var(--_accent);
    border-radius: 8px;
    background: transparent;
    color: var(--_accent);
    font: inherit;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 6s;
    }
  }
  @media (forced-colors: active) {
    .spinner {
      border-block-start-color: Highlight;
    }
  }
`;
