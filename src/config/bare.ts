/** Returns a copy without a prototype, so that a property that a script adds to `Object.prototype` is not taken for an option. */
export function bare<Values extends object>(values: Values): Values {
  return Object.assign(Object.create(null) as Values, values);
}
