/** Widths at which MX's design changes: small up to 767 CSS px, medium up to 1199, large from 1200. */
export type Breakpoint = 'small' | 'medium' | 'large';

/** MX, "Minimum Dimensions and Breakpoints": small 320–767 CSS px, medium 768–1199, large from 1200. */
export function breakpointOf(width: number): Breakpoint {
  return width < 768 ? 'small' : width < 1200 ? 'medium' : 'large';
}
