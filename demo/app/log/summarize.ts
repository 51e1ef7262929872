/** Fields that tell the most about an event, the best first. */
const telling = [
  'outcome',
  'code',
  'reason',
  'connection_status',
  'action',
  'status',
  'query',
  'institution',
  'name',
  'type',
  'breakpoint',
  'secondsLeft',
  'member_guid',
  'memberGuid',
  'account_guid',
  'url',
];

/** What an event says in a few words, for a list: `search → credentials`, `completed`. Empty if the detail has none of these fields. */
export function summarize(detail: unknown): string {
  if (typeof detail !== 'object' || detail === null) return '';
  const fields = detail as Readonly<Record<string, unknown>>;
  const step = arrow(fields['previous'], fields['current'] ?? fields['state']);
  if (step) return step;
  for (const name of telling) {
    const text = textOf(fields[name]);
    if (text) return text;
  }
  return '';
}

function arrow(from: unknown, to: unknown): string {
  if (typeof to !== 'string') return '';
  return typeof from === 'string' ? `${from} → ${to}` : to;
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const { name, code } = value as { name?: unknown; code?: unknown };
  return typeof name === 'string' ? name : typeof code === 'string' ? code : '';
}
