import type { WidgetDefaults } from './defaults-context.js';

/** Whether these ask for the same, value by value. */
export function areSameOptions(left: WidgetDefaults, right: WidgetDefaults): boolean {
  return (Object.keys(left) as (keyof WidgetDefaults)[]).every((name) => isSame(left[name], right[name]));
}

/** A list that a framework writes anew at every rendering is no change. */
function isSame(left: unknown, right: unknown): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return Object.is(left, right);
  return left.length === right.length && left.every((item, index) => Object.is(item, right[index]));
}
