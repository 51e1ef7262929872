/** Origins of pages that a handler may be told to serve. */
export const webOrigins = [
  'https://app.example',
  'https://app.example:8443',
  'http://localhost:3000',
  'http://[::1]',
];

/** What apps' shells and browsers' extensions send as `Origin`. */
export const shellOrigins = [
  'capacitor://localhost',
  'ionic://localhost',
  'tauri://localhost',
  'http://tauri.localhost',
  'https://tauri.localhost',
  'app://-',
  'app://bundle.app',
  'app://localhost:3000',
  'com.example.app://localhost',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'moz-extension://0d9a1a2b-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
  'safari-web-extension://0D9A1A2B-1C2D-4E3F-8A9B-0C1D2E3F4A5B',
];
