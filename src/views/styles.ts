import { css } from '@lit/reactive-element';

/** Of the screens, over what `boot/styles.ts` says of the element; calm, and within WCAG 2.2 AA. */
export const screenStyles = css`
  .root {
    --_on-accent: var(--connect-widget-on-accent-color, light-dark(#ffffff, #0d1526));
    --_overlay: var(--connect-widget-overlay, light-dark(rgb(20 27 40 / 60%), rgb(0 0 0 / 70%)));
  }
  @supports not (color: light-dark(#fff, #000)) {
    .root {
      --_on-accent: var(--connect-widget-on-accent-color, #ffffff);
      --_overlay: var(--connect-widget-overlay, rgb(20 27 40 / 60%));
    }
  }
  .screen[tabindex='-1'] {
    /* Not a control: it has the focus only where nothing on it can. */
    outline: none;
  }
  [part~='dialog'] {
    background: var(--_overlay);
  }
  [part~='dialog'] .card {
    padding: 1.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--connect-widget-border-radius, 12px);
    background: var(--_background);
  }
  .card {
    box-sizing: border-box;
    max-inline-size: 26rem;
    text-align: center;
  }
  .title {
    margin: 0 0 0.5rem;
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }
  .text {
    margin: 0;
    color: var(--_muted);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .timer {
    margin: 0.5rem 0 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.75rem;
    margin-block-start: 1.5rem;
  }
  button {
    min-block-size: 44px;
    padding: 0.5rem 1.5rem;
    border: 1px solid var(--_accent);
    border-radius: 8px;
    background: var(--_accent);
    color: var(--_on-accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button.secondary {
    background: transparent;
    color: var(--_accent);
  }
  button:hover {
    filter: brightness(1.08);
  }
  button:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 3px;
  }
  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }
  }
`;
