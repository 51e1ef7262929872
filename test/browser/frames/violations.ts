/** A page with this script: everything that its Content-Security-Policy forbade since then, directive and address. */
export interface WatchedWindow extends Window {
  readonly violations?: readonly string[];
}

const violations: string[] = [];

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  violations.push(`${violatedDirective} ${blockedURI}`);
});

Object.assign(window, { violations });
