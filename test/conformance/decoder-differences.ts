import { onlyInWidgetUi } from '../../src/protocol/definitions.js';
import { samples } from '../protocol/samples.js';

/** A message that we accept and MX's official decoder refuses. */
interface Tolerance {
  type: string;
  metadata: object;
  why: string;
}

/** Session fields: MX omits them at times, and a page must not lose an event over that. */
const withoutSession: Tolerance[] = (
  [
    'mx/ping',
    'mx/navigation',
    'mx/focusTrap',
    'mx/connect/loaded',
    'mx/connect/enterCredentials',
    'mx/connect/institutionSearch',
    'mx/connect/selectedInstitution',
    'mx/connect/memberConnected',
    'mx/connect/memberDeleted',
    'mx/connect/createMemberError',
    'mx/connect/oauthRequested',
    'mx/connect/updateCredentials',
    'mx/connect/connected/primaryAction',
    'mx/connect/memberStatusUpdate',
    'mx/connect/submitMFA',
    'mx/connect/oauthError',
    'mx/connect/backToSearch',
    'mx/connect/stepChange',
    'mx/connect/invalidData',
  ] as const
).map((type) => {
  const { user_guid: _user, session_guid: _session, ...metadata } = samples[type];
  return { type, metadata, why: 'session fields may be absent' };
});

const session = { user_guid: 'USR-1', session_guid: 'SES-1' };

const otherShapes: Tolerance[] = [
  {
    type: 'mx/connect/memberConnected/primaryAction',
    metadata: session,
    why: 'MX documents connected/primaryAction so',
  },
  {
    type: 'mx/connect/memberStatusUpdated',
    metadata: samples['mx/connect/memberStatusUpdate'],
    why: 'MX documents memberStatusUpdate so',
  },
  {
    type: 'mx/connect/connected/backToSearch',
    metadata: session,
    why: 'MX documents backToSearch so, from the connected screen',
  },
  {
    type: 'mx/connect/memberStatusUpdate',
    metadata: { ...session, member_guid: 'MBR-1', connection_status: null },
    why: 'the newest UI looks the status up, and a member without credentials has none',
  },
  {
    type: 'mx/connect/memberStatusUpdate',
    metadata: { ...session, member_guid: 'MBR-1', connection_status: '6' },
    why: 'an optional number may be digits',
  },
  {
    type: 'mx/connect/submitMfa',
    metadata: samples['mx/connect/submitMFA'],
    why: 'MX documents submitMFA so',
  },
  {
    type: 'mx/connect/oauthError',
    metadata: { ...session, member_guid: null },
    why: 'null counts as absent',
  },
  {
    type: 'mx/connect/backToSearch',
    metadata: { ...session, context: null },
    why: 'null counts as absent',
  },
  {
    type: 'mx/connect/stepChange',
    metadata: { ...session, current: 'search' },
    why: "the real widget's first one has no previous step",
  },
  {
    type: 'mx/connect/selectedInstitution',
    metadata: { ...samples['mx/connect/selectedInstitution'], url: null },
    why: 'not every institution has a site',
  },
  {
    type: 'mx/connect/invalidData',
    metadata: { ...session, member: { guid: 'MBR-1', code: 1000 } },
    why: 'the newest UI nests both fields in member',
  },
  {
    type: 'mx/connect/invalidData',
    metadata: { ...session, member_guid: 'MBR-1', code: '1000' },
    why: 'MX documents the code as text',
  },
  {
    type: 'mx/connect/invalidData',
    metadata: { ...session, member_guid: 'MBR-1', code: null },
    why: 'the member matters, not the code',
  },
];

const fromWidgetUi: Tolerance[] = onlyInWidgetUi.map((type) => ({
  type,
  metadata: samples[type],
  why: 'the open-source UI sends it, the definitions lack it',
}));

/**
 * Every way in which we accept what MX's official decoder refuses. A message accepted by us alone for a reason that is not
 * listed here fails the test, and so does one that is listed without need.
 */
export const moreTolerant: readonly Tolerance[] = [...withoutSession, ...otherShapes, ...fromWidgetUi];

/** URLs that the official decoder reads as `mx/load` and we do not, on purpose. */
export const stricterAboutUrls: readonly { url: string; status: string; why: string }[] = [
  { url: 'https://load', status: 'invalid', why: 'a web page is no message: the scheme must be ours' },
  { url: 'otherapp://load', status: 'invalid', why: "another app's scheme is another app's business" },
  { url: 'mx:load', status: 'invalid', why: 'MX writes scheme://, and shells would have to know two forms' },
  { url: 'mx:\\\\load', status: 'invalid', why: 'a backslash is where URL parsers disagree' },
  { url: 'mx://load\\', status: 'unknown', why: 'a backslash is where URL parsers disagree' },
  { url: 'mx://user@load', status: 'unknown', why: 'credentials only ever disguise a host' },
  { url: 'mx://load:', status: 'unknown', why: 'an event has no port' },
  {
    url: 'mx://lo\nad',
    status: 'unknown',
    why: 'MX encodes its URLs, so a line break inside is not its own',
  },
  {
    url: 'mx://load?metadata=%7B%22a%22%3A%22%E0%A4%A%22%7D',
    status: 'invalid',
    why: 'broken percent-encoding would arrive as a value that nobody sent',
  },
  { url: 'mx://load?metadata={"a":"%"}', status: 'invalid', why: 'the same, not encoded at all' },
  {
    url: 'mx://load?metadata=%7B%22a%22:&metadata=1%7D',
    status: 'invalid',
    why: 'two halves of metadata are not glued together',
  },
];
