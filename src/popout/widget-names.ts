/**
 * Names for the widgets of one page, the same after a reload: the element's id or, without one, its place among those without.
 * A place is free again when its widget is gone, so that one that is mounted anew finds its record again.
 */
export class WidgetNames {
  readonly #places = new Set<number>();

  /** Answers the name, and how to give it back. Two widgets of one id share its name, as they share the id. */
  take(id: string): { readonly name: string; readonly release: () => void } {
    if (id !== '') return { name: id, release: () => undefined };
    let place = 1;
    while (this.#places.has(place)) place++;
    this.#places.add(place);
    // An id holds no blank, so no id is taken for a place.
    return { name: `unnamed ${place}`, release: () => this.#places.delete(place) };
  }
}
