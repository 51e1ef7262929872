import { css } from '@lit/reactive-element';

/**
 * Of the screens, under what `boot/styles.ts` says of the element; calm, and within WCAG 2.2 AA. The accent differs by 3:1 at least from
 * a light and from a dark background; text and lines are mixed from the colour of the text.
 */
export const screenStyles = css`
  .root {
    /* Neither the text styles of the page nor its writing mode; what hides the element or takes it out of use still does. */
    all: initial;
    visibility: inherit;
    pointer-events: inherit;
    --_accent: var(--connect-widget-accent-color, #2c6be9);
    --_border: var(--connect-widget-border-color, color-mix(in srgb, currentColor 22%, transparent));
    --_radius: var(--connect-widget-border-radius, 12px);
  }
  .screen[tabindex='-1'] {
    /* Not a control: it has the focus only where nothing on it can. */
    outline: none;
    /* The card is in the middle of what is in view of the element. */
    padding: var(--_padding, 24px);
  }
  .screen[part~='dialog'] {
    background: var(--connect-widget-overlay, rgb(0 0 0 / 60%));
  }
  [part~='dialog'] .card {
    padding: 32px 24px;
    border: 1px solid var(--_border);
    border-radius: var(--connect-widget-card-radius, var(--_radius));
    background: var(--connect-widget-background, Canvas);
    box-shadow: var(--connect-widget-card-shadow, 0 8px 32px rgb(0 0 0 / 30%));
  }
  .card {
    box-sizing: border-box;
    max-inline-size: min(26em, 100%);
    overflow-wrap: anywhere;
    text-align: center;
  }
  .icon {
    display: block;
    inline-size: 28px;
    block-size: 28px;
    margin: 0 auto 20px;
    padding: 14px;
    border-radius: 50%;
    background: color-mix(in srgb, currentColor 10%, transparent);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  /* Without light-dark(), in Chrome before 123 and Safari before 17.5, icons have the colour of the text. */
  .waiting {
    color: var(
      --connect-widget-waiting-color,
      var(--connect-widget-accent-color, light-dark(#2463dc, #8db4ff))
    );
  }
  .attention {
    color: var(--connect-widget-attention-color, light-dark(#a8540a, #ffb566));
  }
  .done {
    color: var(--connect-widget-done-color, inherit);
  }
  .failed {
    color: var(--connect-widget-danger-color, light-dark(#c92a2a, #ff9a94));
  }
  .title {
    margin: 0 0 0.4em;
    font-size: 1.375em;
    font-weight: 600;
    line-height: 1.25;
    text-wrap: balance;
  }
  .text,
  .timer {
    margin: 0;
    text-wrap: balance;
  }
  .text {
    color: var(--connect-widget-muted-color, color-mix(in srgb, currentColor 75%, transparent));
  }
  .timer {
    margin-block-start: 0.75em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 12px;
    margin-block-start: 28px;
  }
  button {
    box-sizing: border-box;
    min-inline-size: min(100%, 10em);
    min-block-size: 44px;
    padding: 0.5em 24px;
    border: 1px solid transparent;
    border-radius: var(--connect-widget-button-radius, 8px);
    background: var(--_accent);
    color: var(--connect-widget-on-accent-color, #fff);
    font: inherit;
    font-weight: var(--connect-widget-button-font-weight, 600);
    cursor: pointer;
  }
  button.secondary {
    border-color: var(--_border);
    background: transparent;
    color: inherit;
  }
  button:hover {
    filter: brightness(0.92);
  }
  button.secondary:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
    filter: none;
  }
  :focus-visible {
    outline: var(--connect-widget-focus-ring, 3px solid var(--_accent));
    outline-offset: 2px;
  }
  .screen[tabindex='0']:focus-visible {
    border-radius: var(--_radius);
    outline: 2px solid var(--_border);
    outline-offset: -2px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .screen[role] {
      animation: 180ms appear;
    }
  }
  @media (forced-colors: active) {
    .icon {
      color: CanvasText;
    }
  }
`;
