import type { WidgetDefaults } from './defaults-context.js';

/** Whether both hold the same options. */
export function areSameOptions(left: WidgetDefaults, right: WidgetDefaults): boolean {
  return (Object.keys(left) as (keyof WidgetDefaults)[]).every((name) => isSame(left[name], right[name]));
}

/** Lists are compared by their items, because a framework may create a new list at every rendering. */
function isSame(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return Object.is(left, right);
  return left.length === right.length && left.every((item, index) => Object.is(item, right[index]));
}
