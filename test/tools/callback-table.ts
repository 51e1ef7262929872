import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { toEventName } from '../../src/protocol/index.js';

const require = createRequire(import.meta.url);

/** The callbacks of MX's web SDK that no single message belongs to. */
const general: readonly (readonly [callback: string, event: string, note: string])[] = [
  ['onMessage', 'connect-message', 'every accepted message, decoded'],
  ['onInvalidMessageError', 'connect-message-rejected', '`detail.reason` says why'],
];

/** The callbacks that MX's web SDK calls for its Connect Widget, in its order; read from the package as it is installed. */
export function callbacksOfSdk(): string[] {
  const code = readFileSync(require.resolve('@mxenabled/web-widget-sdk'), 'utf8');
  const called = [...code.matchAll(/callbacks\.(on\w+)/g)].map(([, name = '']) => name);
  return [...new Set(called)].filter((name) => !messageOfCallback(name)?.startsWith('mx/pulse/'));
}

/** MX's message type that a callback is called for, by MX's own type declarations. */
export function messageOfCallback(callback: string): string | undefined {
  const package_ = require.resolve('@mxenabled/widget-post-message-definitions/package.json');
  const types = readFileSync(package_.replace('package.json', 'dist/generated.d.ts'), 'utf8');
  const payload = new RegExp(`${callback}\\?: \\(payload: (\\w+)\\)`).exec(types)?.[1];
  const type = new RegExp(`type ${payload} = \\{\\s+type: Type\\.(\\w+);`).exec(types)?.[1];
  return new RegExp(`^ +${type} = "(.+)"`, 'm').exec(types)?.[1];
}

/** The table of the guide for those who come from MX's SDK: callback, message, event. */
export function callbackTable(): string {
  const ofMessages = callbacksOfSdk().flatMap((callback) => {
    const type = messageOfCallback(callback);
    return type === undefined ? [] : [`| \`${callback}\` | \`${type}\` | \`${toEventName(type)}\` |`];
  });
  const others = general.map(([callback, event, note]) => `| \`${callback}\` | ${note} | \`${event}\` |`);
  return ['| Callback | MX’s message | Event |', '| --- | --- | --- |', ...ofMessages, ...others].join('\n');
}
