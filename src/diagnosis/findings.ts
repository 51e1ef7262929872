/** The codes of `diagnose()`; they stay the same from version to version. */
export type DiagnosisCode = keyof typeof fixes;

/** One thing that keeps the widget, or a part of it, from working in this page. */
export interface DiagnosisFinding {
  readonly code: DiagnosisCode;
  /** What was found, for developers. */
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
}

/** What to do about each. */
export const fixes = {
  'no-source': 'Set widget-url-endpoint, widget-url or the property widgetUrlProvider.',
  'too-small': 'Give the element at least 320 × 550 CSS px, as MX asks.',
  'quirks-mode': 'Begin the page with <!doctype html>.',
  'opaque-origin':
    'Add allow-same-origin to the sandbox of this page’s frame or Content-Security-Policy; serve a page of file: from a web server.',
  'insecure-context': 'Serve the page, and every page that frames it, over https:.',
  'blocked-storage':
    'Allow this page to use sessionStorage. In a third-party frame, browsers may block it for privacy.',
  'opener-policy': 'Send Cross-Origin-Opener-Policy: same-origin-allow-popups on this page.',
  'embedder-policy': 'Send no Cross-Origin-Embedder-Policy on this page.',
  'frame-src': 'Add the origin of the widget URL to frame-src of this page’s Content-Security-Policy.',
  'referrer-policy': 'Leave referrerpolicy="origin" on the frame in the element’s shadow root.',
  'sandboxed-frame':
    'Add the missing keywords to the sandbox attribute of the frame that this page is in, or of the one around it.',
  'permissions-policy':
    'Name these features in the allow attribute of the frame that this page is in, and in its Permissions-Policy.',
  'several-copies': 'Load connect-widget-element once, and let bundles share it.',
  'patched-globals': 'Remove the script that replaces them, or load it where the element is not.',
  'polluted-prototype': 'Remove these properties, or define them by Object.defineProperty as not enumerable.',
  'clobbered-names': 'Rename these elements: change their names or ids.',
} as const;
