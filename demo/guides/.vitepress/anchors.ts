/**
 * The anchor of a heading as code hosts and the package registry make it, so that links between the guides work there as well as on
 * the built site.
 */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}
