import { css } from '@lit/reactive-element';

/** Everything a page may restyle is a custom property here or a `::part`; the defaults are calm and meet WCAG 2.2 AA. */
export const styles = css`
  :host {
    display: block;
    position: relative;
    isolation: isolate;
    box-sizing: border-box;
    /* MX: the widget needs 320 by 550 CSS px, in a page of vertical text too. */
    min-width: min(320px, 100%);
    height: var(--connect-widget-height, 700px);
    min-height: 550px;
    overflow: hidden;
    border-radius: var(--connect-widget-border-radius, 12px);
  }
  :host(:is([hidden], [popover]:not(:popover-open))) {
    display: none;
  }
  :host(:popover-open) {
    position: fixed;
    border: 0;
    padding: 0;
    max-width: 100%;
    max-height: 100%;
  }
  /*
   * Gives the element its width where the container asks for its content's: everything else in here is out of flow. A replaced element
   * with a percentage as its maximum adds nothing to the minimum of its container, which may thus be narrower.
   */
  canvas {
    display: block;
    width: max(320px, var(--connect-widget-width, 400px));
    max-width: 100%;
    height: 0;
  }
  .root {
    color: var(--connect-widget-color, CanvasText);
    color-scheme: light;
    writing-mode: horizontal-tb;
    /* Follows the text size of the browser, whatever the page sets on its root. */
    font: var(--connect-widget-font, medium/1.5 system-ui, sans-serif);
  }
  .root.dark {
    color-scheme: dark;
  }
  .root.browser {
    color-scheme: light dark;
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
    padding: 24px;
    overflow: auto;
    outline-offset: -3px;
    background: var(--connect-widget-background, Canvas);
  }
  .screens:focus-visible > * {
    outline: auto;
  }
  /* In the shape of the widget's first page: the search, and a list. Borders, because they are drawn in forced colors too. */
  .skeleton {
    place-self: start center;
    inline-size: min(100%, 352px);
    opacity: 0.13;
    animation: 1.4s 250ms infinite alternate backwards appear;
  }
  .skeleton i {
    display: flex;
    align-items: center;
    gap: 16px;
    margin-block-start: 24px;
  }
  .skeleton ::before,
  .skeleton ::after {
    content: '';
    border: 20px solid;
    border-radius: 6px;
  }
  .skeleton ::after {
    flex: 1;
    border-width: 6px;
  }
  .skeleton :first-child::before {
    flex: 1;
  }
  .skeleton :first-child::after {
    content: none;
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
    padding: 1em 1.5em;
    border-block-start: 1px solid;
    background: var(--connect-widget-background, Canvas);
    text-align: center;
  }
  .notice button {
    min-block-size: 44px;
    padding-inline: 1.5em;
    font: inherit;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion) {
    .skeleton {
      animation-duration: 0s;
    }
  }
  @media (forced-colors: active) {
    .skeleton {
      opacity: 1;
      color: GrayText;
      animation-duration: 0s;
    }
  }
`;
