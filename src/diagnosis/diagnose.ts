import { fixes } from './findings.js';
import { brokenGlobals } from './broken-globals.js';
import { readNative } from '../page/document.js';
import { missingSandboxKeywords } from './sandbox-keywords.js';
import type { DiagnosisCode, DiagnosisFinding } from './findings.js';
import type { WidgetDefaults } from '../config/defaults-context.js';
import type { WidgetError } from '../errors/widget-error.js';

/** What is looked at. */
interface Subject {
  readonly element: HTMLElement;
  readonly window: Window & typeof globalThis;
  readonly options: WidgetDefaults;
  readonly state: string;
  readonly error: WidgetError | undefined;
}

/** Says what is wrong, or `undefined`. */
type Check = (subject: Subject) => string | undefined;

/** What lit-html needs of `document`; what the element itself reads, no name can hide. */
const litNames = [
  'createElement',
  'createComment',
  'createTextNode',
  'createTreeWalker',
  'importNode',
] as const;

/** What the widget's frame passes on to it. */
const features = ['clipboard-write', 'publickey-credentials-get'];

const checks: Readonly<Record<DiagnosisCode, Check>> = {
  'no-source': ({ options: { widgetUrlProvider, widgetUrlEndpoint, widgetUrl } }) =>
    (widgetUrlProvider ?? widgetUrlEndpoint ?? widgetUrl) === undefined
      ? 'There is nothing to get a widget URL from.'
      : undefined,

  'too-small'({ element: { isConnected, offsetWidth, offsetHeight } }) {
    const isSmall = isConnected && (offsetWidth < 320 || offsetHeight < 550);
    return isSmall ? `The element is ${offsetWidth} × ${offsetHeight} CSS px.` : undefined;
  },

  'quirks-mode': ({ window: { document } }) =>
    readNative(document, 'compatMode') === 'BackCompat' ? 'The page is in quirks mode.' : undefined,

  'opaque-origin': ({ window: { origin } }) =>
    origin === 'null'
      ? 'The origin of the page is opaque ("null"); the widget cannot work in it.'
      : undefined,

  'insecure-context': ({ window: { isSecureContext } }) =>
    isSecureContext
      ? undefined
      : 'The page is not a secure context: passkeys and the clipboard do not work in it.',

  'blocked-storage'({ window }) {
    try {
      const key = 'connect-widget-element/diagnosis';
      window.sessionStorage.setItem(key, '');
      window.sessionStorage.removeItem(key);
      return undefined;
    } catch {
      return 'sessionStorage cannot be used: after a reload the element knows neither spent widget URLs nor the member to resume.';
    }
  },

  'opener-policy': ({ window: { crossOriginIsolated } }) =>
    crossOriginIsolated
      ? 'The page is cross-origin isolated, so Cross-Origin-Opener-Policy: same-origin cuts it off from windows to a bank.'
      : undefined,

  'embedder-policy'({ window: { crossOriginIsolated }, state, error }) {
    if (error?.code === 'frame-blocked' && isEmbedderPolicy(error)) return error.message;
    const isShown = ['active', 'popout', 'idle-warning'].includes(state);
    return crossOriginIsolated && !isShown
      ? 'The page is cross-origin isolated, so it shows only frames that allow Cross-Origin-Embedder-Policy, and no widget is shown.'
      : undefined;
  },

  'frame-src': ({ error }) =>
    error?.code === 'frame-blocked' && !isEmbedderPolicy(error) ? error.message : undefined,

  'referrer-policy'({ element }) {
    const policy = element.shadowRoot?.querySelector('iframe')?.referrerPolicy;
    return policy === undefined || policy === 'origin'
      ? undefined
      : `Something has set referrerpolicy="${policy}" on the widget’s frame; a widget that does not learn this page’s origin sends it no messages.`;
  },

  'sandboxed-frame'({ window }) {
    const missing = missingSandboxKeywords(window);
    return missing.length > 0
      ? `The sandbox of a frame around the page lacks ${missing.join(', ')}; the widget’s frame inherits that.`
      : undefined;
  },

  'permissions-policy'({ window: { document } }) {
    // In Chromium only.
    const { featurePolicy } = document as { featurePolicy?: { allowsFeature?(name: string): boolean } };
    const denied = features.filter((feature) => featurePolicy?.allowsFeature?.(feature) === false);
    return denied.length > 0 ? `The page may not use ${denied.join(', ')}, so the widget cannot.` : undefined;
  },

  'several-copies'({ element, window }) {
    const { isDoubled = false } = element.constructor as { isDoubled?: boolean };
    const defined = window.customElements.get('connect-widget');
    return isDoubled || (defined && !(element instanceof defined))
      ? 'The package was loaded more than once in this page; the copy that came first defines <connect-widget>.'
      : undefined;
  },

  'patched-globals'() {
    const broken = brokenGlobals();
    return broken.length > 0 ? `A script has replaced ${broken.join(', ')}, which fail now.` : undefined;
  },

  'polluted-prototype'() {
    const names = Object.keys(Object.prototype);
    return names.length > 0 ? `Object.prototype has enumerable properties: ${names.join(', ')}.` : undefined;
  },

  'clobbered-names'({ window: { document } }) {
    const hidden = litNames.filter((name) => document[name] !== readNative(document, name));
    return hidden.length > 0
      ? `Elements of the page are named ${hidden.join(', ')} and hide what document has there, so the element cannot draw its screens.`
      : undefined;
  },
};

function isEmbedderPolicy({ message }: WidgetError): boolean {
  return message.includes('Cross-Origin-Embedder-Policy');
}

/** Looks at each and sends no request. What cannot be looked into is no finding. */
export function diagnose(
  element: HTMLElement,
  options: WidgetDefaults,
  { state, error }: Pick<Subject, 'state' | 'error'>,
): readonly DiagnosisFinding[] {
  const window = readNative(element.ownerDocument, 'defaultView');
  if (!window) return [];
  const subject = { element, window, options, state, error };
  return (Object.keys(checks) as DiagnosisCode[]).flatMap((code) => {
    try {
      const message = checks[code](subject);
      return message === undefined ? [] : [{ code, message, fix: fixes[code] }];
    } catch {
      return [];
    }
  });
}

/** Writes what `diagnose()` finds to the console, one line each. */
export function printDiagnosis(...subject: Parameters<typeof diagnose>): void {
  const findings = diagnose(...subject);
  if (findings.length === 0) console.debug('<connect-widget> diagnosis: nothing found');
  for (const { code, message, fix } of findings)
    console.debug(`<connect-widget> diagnosis: ${code}: ${message} ${fix}`);
}
