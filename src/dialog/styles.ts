import { css } from '@lit/reactive-element';

/** Everything a page may restyle is a custom property here or a `::part`. Sizes are in px and em, for the page may change its rem. */
export const styles = css`
  /* What the page's text looks like ends here: the dialog and the widget look the same on any page. */
  :host {
    all: initial;
    display: contents;
  }
  dialog {
    --_background: var(--connect-widget-background, light-dark(#ffffff, #17191f));
    --_color: var(--connect-widget-color, light-dark(#1c2330, #eef1f6));
    --_muted: var(--connect-widget-muted-color, light-dark(#515c6e, #aab4c3));
    --_accent: var(--connect-widget-accent-color, light-dark(#1f5fd6, #8db4ff));
    --_border: var(--connect-widget-border-color, light-dark(#d5dbe5, #3a4250));
    --_radius: var(--connect-widget-border-radius, 12px);

    box-sizing: border-box;
    inline-size: var(--connect-widget-dialog-width, 440px);
    max-inline-size: calc(100% - 32px);
    block-size: var(--connect-widget-dialog-height, 780px);
    max-block-size: calc(100dvh - 32px);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
    background: var(--_background);
    color: var(--_color);
    color-scheme: light;
    font: var(--connect-widget-font, medium/1.5 system-ui, sans-serif);
    box-shadow: 0 16px 48px rgb(10 16 28 / 30%);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog.dark {
    color-scheme: dark;
  }
  dialog.browser {
    color-scheme: light dark;
  }
  /* Chrome before 123 and Safari before 17.5: the dialog is light. */
  @supports not (color: light-dark(#fff, #000)) {
    dialog {
      --_background: var(--connect-widget-background, #ffffff);
      --_color: var(--connect-widget-color, #1c2330);
      --_muted: var(--connect-widget-muted-color, #515c6e);
      --_accent: var(--connect-widget-accent-color, #1f5fd6);
      --_border: var(--connect-widget-border-color, #d5dbe5);
    }
  }
  dialog::backdrop {
    background: var(--connect-widget-overlay, rgb(20 27 40 / 60%));
  }
  header {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 6px 6px 6px 20px;
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    font-size: 1.0625em;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  h2:focus {
    outline: none;
  }
  button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: transparent;
    color: var(--_muted);
    cursor: pointer;
  }
  button:hover {
    background: color-mix(in srgb, var(--_color) 8%, transparent);
    color: var(--_color);
  }
  button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -4px;
  }
  svg {
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }
  .content {
    flex: 1;
    min-block-size: 0;
  }
  /* Whatever size the page gives its other widgets. In a low window, the widget's page scrolls, and nothing around it. */
  ::slotted(*) {
    inline-size: 100% !important;
    block-size: 100% !important;
    min-block-size: 0 !important;
    margin: 0 !important;
    border-radius: 0 !important;
  }
  /* A sheet on phones; on their side, all of the screen. */
  @media (max-width: 520px), (max-height: 600px) {
    dialog {
      inline-size: 100%;
      max-inline-size: none;
      block-size: calc(100dvh - 24px);
      max-block-size: none;
      margin: auto 0 0;
      padding-block-end: env(safe-area-inset-bottom);
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }
  }
  @media (max-height: 600px) {
    dialog {
      block-size: 100dvh;
      border: 0;
      border-radius: 0;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: arrive 0.2s ease-out;
    }
  }
  @keyframes arrive {
    from {
      opacity: 0;
      translate: 0 12px;
    }
  }
`;
