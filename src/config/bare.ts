/** A copy that inherits nothing: what some script of the page has put on `Object.prototype` is no option. */
export function bare<Values extends object>(values: Values): Values {
  return Object.assign(Object.create(null) as Values, values);
}
