import { encodeCommand } from '../../../src/protocol/index.js';
import { sampleMessages } from '../../protocol/samples.js';

const message = (type: string, metadata: object = {}) => ({ mx: true, type, metadata });

const evil = { user_guid: 'USR-EVIL', session_guid: 'SES-EVIL', member_guid: 'MBR-EVIL' };

/** Says that a member is connected, which is what a forger gains most by. */
export const forgedConnection = message('mx/connect/memberConnected', evil);

/** Every message of the product, complete, about a user and a member of the forger's own. */
const productMessages = sampleMessages.map(({ type, detail }) => message(type, { ...detail, ...evil }));

/** How an OAuth flow ends, as MX's result page tells it. */
export const oauthResults = [
  message('oauthComplete/success', { member_guid: 'MBR-EVIL' }),
  message('oauthComplete/error', { error_reason: 'DENIED' }),
];

/** What a return page may post, which any website can open with any query: forged, junk, or meant for another tab. */
export function forgedReturns(): unknown[] {
  const page = `${location.origin}/return`;
  return [
    `${page}?status=success&member_guid=MBR-EVIL`,
    `${page}?status=success&member_guid=MBR-1`,
    `${page}?status=success`,
    `${page}?status=error&member_guid=MBR-1&error_reason=DENIED`,
    `${page}?status=error`,
    ...oauthResults,
    { outcome: 'completed', memberGuid: 'MBR-EVIL' },
    'returned',
    null,
  ];
}

/** What only a host says to its widget, as text and as objects. */
const commands = [
  encodeCommand({ type: 'ping' }),
  encodeCommand({ type: 'sdk-info', version: '0.0.0' }),
  encodeCommand({ type: 'navigate-back' }),
  encodeCommand({ type: 'oauth-complete', result: { outcome: 'completed', memberGuid: 'MBR-EVIL' } }),
].flatMap((text) => [text, JSON.parse(text) as unknown]);

const junk = [
  null,
  undefined,
  0,
  '',
  'mx/connect/memberConnected',
  JSON.stringify(forgedConnection),
  [forgedConnection],
  new Date(0),
  new Map(Object.entries(forgedConnection)),
  new Error('mx'),
  { mx: true },
  { ...forgedConnection, mx: 'true' },
  { ...forgedConnection, type: ['mx/connect/memberConnected'] },
  { ...forgedConnection, type: 'MX/CONNECT/MEMBERCONNECTED' },
  message('mx/connect/brandNew', evil),
  message('mx/constructor', evil),
  message('__proto__', evil),
  JSON.parse('{"mx":true,"type":"mx/load","metadata":{"__proto__":{"user_guid":"USR-EVIL"}}}') as unknown,
  { mx: true, type: 'mx/connect/memberConnected' },
  { mx: true, type: 'mx/connect/memberConnected', metadata: { member_guid: { evil } } },
];

/** One of every sort, small enough to be sent thousands of times. */
export const forgeries: readonly unknown[] = [...productMessages, ...oauthResults, ...commands, ...junk];

/** Sent once each: a megabyte of text, and more levels than a stack has frames to spare. */
export function hugeForgeries(): unknown[] {
  const megabyte = 'x'.repeat(2 ** 20);
  let deep: object = {};
  for (let level = 0; level < 2000; level++) deep = { deep };
  return [
    megabyte,
    message(`mx/${megabyte}`),
    message('mx/connect/memberConnected', { ...evil, member_guid: megabyte }),
    message('mx/connect/memberConnected', { ...evil, deep }),
  ];
}

/** What no window can post, but a script of the page can put into an event of its own. */
export function unpostableForgeries(): unknown[] {
  const fail = () => {
    throw new Error('a getter that throws');
  };
  return [
    () => forgedConnection,
    Symbol('mx'),
    Object.defineProperty({ ...forgedConnection }, 'type', { get: fail }),
    Object.defineProperty({ ...forgedConnection }, 'mx', { get: fail }),
    Object.defineProperty({ ...forgedConnection }, 'metadata', { get: fail }),
    new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail }),
  ];
}
