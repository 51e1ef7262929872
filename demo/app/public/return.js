// The whole of a return page; `client-redirect-url` names it. The demo's Content-Security-Policy wants it in a file of its own.
new BroadcastChannel('connect-widget-element/oauth').postMessage('returned');
window.close();
