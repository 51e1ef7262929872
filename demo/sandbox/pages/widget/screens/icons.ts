import { html, svg, type TemplateResult } from 'lit';

/** All icons are decoration beside words, never the only bearer of a meaning. */
function icon(paths: TemplateResult, className = ''): TemplateResult {
  return html`<svg class="icon ${className}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${paths}
  </svg>`;
}

export const searchIcon = icon(svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`);
export const backIcon = icon(svg`<path d="M14.5 5.5 8 12l6.5 6.5" />`);
export const forwardIcon = icon(svg`<path d="M9.5 5.5 16 12l-6.5 6.5" />`);
export const lockIcon = icon(
  svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2" /><path d="M8.5 10.5V7.8a3.5 3.5 0 0 1 7 0v2.7" />`,
);
export const checkIcon = icon(svg`<path d="m5.5 12.5 4.2 4.2 8.8-9.4" />`);
export const alertIcon = icon(svg`<path d="M12 7.5v5.5M12 16.4v.2" /><circle cx="12" cy="12" r="9" />`);
export const windowIcon = icon(
  svg`<path d="M13.5 5H19v5.5M19 5l-8 8M10 6H6.5A1.5 1.5 0 0 0 5 7.5v10A1.5 1.5 0 0 0 6.5 19h10a1.5 1.5 0 0 0 1.5-1.5V14" />`,
);
export const spinner = html`<span class="spinner" aria-hidden="true"></span>`;
