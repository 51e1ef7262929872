/** `connect-widget-element/dialog`: `openConnect()`, one call that shows the widget in a dialog. Defines the elements, as `.` does. */
import '../index.js';

export { openConnect } from './open-connect.js';
export type { ConnectOptions } from './open-connect.js';
export type { ConnectResult, ConnectWidgetDialog } from './connect-widget-dialog.js';
