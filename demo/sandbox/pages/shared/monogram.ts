/** What an institution's generated logo is made of: every institution is invented, so none has a real one. */
export interface Monogram {
  initials: string;
  background: string;
  foreground: '#ffffff' | '#101820';
}

/** Up to two initials on the institution's colour, in whichever of white and ink can be read on it. */
export function monogramOf({ name, color }: { name: string; color: string }): Monogram {
  const initials = [...name.matchAll(/(?<![\p{Letter}\p{Number}])[\p{Letter}\p{Number}]/gu)].slice(0, 2);
  return {
    initials: initials.join('').toUpperCase(),
    background: color,
    foreground: luminance(color) > 0.36 ? '#101820' : '#ffffff',
  };
}

/** WCAG's relative luminance of `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
