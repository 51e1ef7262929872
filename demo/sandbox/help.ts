import { behaviours } from './bank/behaviours.js';
import { INSTITUTIONS } from './data/institutions.js';

const column = 28;

function listed(rows: readonly (readonly [name: string, meaning: string])[]): string {
  return rows.map(([name, meaning]) => `  ${name.padEnd(column)}${meaning}`).join('\n');
}

const flags = [
  ['--port <number>', 'port of the Platform API; the other four follow (default 4300, 0 for any free ones)'],
  ['--latency <ms>', 'how long one step of a job takes (default 600)'],
  ['--seed <number>', 'what guids and data follow from (default 1)'],
  ['--popup <behaviour>', 'what the windows to the bank do, see below (default ask)'],
  ['--webhooks <url>', 'where MX’s webhooks are posted (default: nowhere)'],
  ['--same-site', 'one host name, localhost, for all instead of *.localhost names'],
  ['--help', 'this text'],
] as const;

/** Those that differ in how a user connects; a test holds them against the catalogue. */
const institutions = [
  ['mxbank', 'MX Bank: user name and password'],
  ['mx_bank_oauth', 'MX Bank (OAuth): a window to the bank'],
  ['alder_community_alldata', 'Alder Community Bank (AllData): a window to Fiserv'],
  ['tamarack_village', 'Tamarack Village Bank: microdeposits, with mode="verification"'],
  ['maple_coast', 'Maple Coast Bank: OAuth, Canada'],
  ['banco_sierra_clara', 'Banco Sierra Clara: OAuth, Mexico'],
] as const;

const passwords = [
  ['challenge, options, image', 'asks a question; the answer is "correct"'],
  ['INVALID, UNAUTHORIZED', 'the member is DENIED'],
  ['LOCKED, DISABLED', 'the member is LOCKED'],
  ['UNAVAILABLE, SERVER_ERROR', 'the member is FAILED; BAD_REQUEST, too'],
  ['any other', 'connects'],
] as const;

/** What `connect-widget-sandbox --help` prints. */
export const USAGE = `Plays MX offline: Platform API, Connect Widget, an OAuth bank and AllData.

${listed(flags)}

Institutions: search for them in the widget, or set current-institution-code.

${listed(institutions)}
  and ${INSTITUTIONS.length - institutions.length} more, which the search lists

Passwords, with the user name mxuser, wherever a bank asks for them:

${listed(passwords)}

Behaviours of the windows to the bank and to AllData:

${listed(Object.entries(behaviours).map(([name, { label }]) => [name, label]))}
`;
