/** `connect-widget-element`: defines `<connect-widget>` and `<connect-widget-provider>`. */
import { ConnectWidget, ConnectWidgetProvider } from './element.js';

export * from './element.js';

declare global {
  interface HTMLElementTagNameMap {
    'connect-widget': ConnectWidget;
    'connect-widget-provider': ConnectWidgetProvider;
  }
}

/** A second copy of the package on one page leaves the first in charge, and says so. On a server without a registry nothing is defined. */
function define(name: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  const known = registry?.get(name) as { isDoubled?: boolean } | undefined;
  if (!known) {
    registry?.define(name, element);
    return;
  }
  // For `diagnose()`.
  known.isDoubled = true;
  if (known !== element && element === ConnectWidget) console.warn('<connect-widget> is defined twice.');
}

// The provider first: when both are upgraded at once, it answers the widgets inside it.
define('connect-widget-provider', ConnectWidgetProvider);
define('connect-widget', ConnectWidget);
