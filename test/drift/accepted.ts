import { onlyInWidgetUi } from '../../src/protocol/definitions.js';
import type { Accepted } from './compare.js';
import type { SourceName } from './facts.js';

const definitions = ['@mxenabled/widget-post-message-definitions'] as const;
/** Of the Platform API's version v20111101: the official client speaks that. */
const older: readonly SourceName[] = ['mx-platform-node', 'v20111101.yml'];
const newer = ['v20250224.yml'] as const;

/** How MX's sources differ from what we know, with the reasons. An entry that is no longer true fails, too. */
export const accepted: readonly Accepted[] = [
  {
    sources: definitions,
    differences: onlyInWidgetUi.map((type) => `missing message: ${type}`),
    reason: 'MX’s widget UI sends these messages, but the definitions lack them.',
  },
  {
    sources: definitions,
    differences: [/^changed field of \S+: (user|session)_guid \(string, here string\?\)$/],
    reason: 'The session fields are missing on some messages in practice.',
  },
  {
    sources: definitions,
    differences: ['missing field of mx/load: user_guid', 'missing field of mx/load: session_guid'],
    reason: 'The widget sends the session fields with its first message, too, if it has them.',
  },
  {
    sources: definitions,
    differences: ['changed field of mx/connect/selectedInstitution: url (string, here string?)'],
    reason: 'Not every institution has a site.',
  },
  {
    sources: definitions,
    differences: ['changed field of mx/connect/memberStatusUpdate: connection_status (number, here number?)'],
    reason: 'The newest widget UI looks it up, and a member without credentials has none.',
  },
  {
    sources: definitions,
    differences: ['changed field of mx/connect/stepChange: previous (string, here string?)'],
    reason: 'The first step change has no previous step.',
  },
  {
    sources: definitions,
    differences: ['changed field of mx/connect/invalidData: code (number, here number?)'],
    reason: 'The newest widget UI sends the code inside of `member`, or not at all.',
  },
  {
    sources: definitions,
    differences: ['missing field of mx/connect/oauthError: error_reason'],
    reason: 'The widget UI sends it.',
  },
  {
    sources: [...older, ...newer],
    differences: ['missing option: additional_product_option'],
    reason: 'The widget UI reads it, but no document has it.',
  },
  {
    sources: older,
    differences: ['missing option: current_microdeposit_guid', 'missing option: data_request.products'],
    reason: 'MX documents them from v20250224 on.',
  },
  {
    sources: [...older, ...newer],
    differences: ['new option: insight_guid (string?)', 'new option: microwidget_instance_id (string?)'],
    reason: 'For widgets other than Connect.',
  },
  {
    sources: older,
    differences: ['new option: connections_use_case_filter (boolean?)'],
    reason: 'For the Connections Widget.',
  },
  {
    sources: newer,
    differences: ['new option: deep_link_params.launch_integration (string?)'],
    reason: 'For the Actionable Integration Widget.',
  },
  {
    sources: newer,
    differences: ['new option: locale (string?)'],
    reason: 'For widgets other than Connect, which takes its language from the header Accept-Language.',
  },
  {
    sources: newer,
    differences: ['new option: style.font_name (string?)'],
    reason:
      'The document does not tell which widgets it is for, and MX’s pages about the Connect Widget do not have it.',
  },
  {
    sources: older,
    differences: [/^missing operation: GET \/users\/\{}\/members\/\{}\/accounts\/\{}\/transactions(\/\{})?$/],
    reason: 'MX has them from v20250224 on; in v20111101 the sandbox answers 404, too.',
  },
  {
    sources: older,
    differences: ['no status is named'],
    reason: 'In v20111101 a connection status is any string.',
  },
];
