/** Shows a screen that fades in as it is in the end: half transparent, its text has too little contrast. */
export function skipFades(widget: Element): void {
  for (const animation of widget.shadowRoot?.getAnimations() ?? []) animation.cancel();
}
