/** An event's detail as JSON for people to read. Never throws, whatever a page or a frame put into it. */
export function describeDetail(detail: unknown): string {
  if (detail === null || detail === undefined) return '';
  try {
    return JSON.stringify(detail, readable, 2);
  } catch {
    return 'A detail that JSON cannot express.';
  }
}

/** Errors hide their fields from JSON. */
function readable(_key: string, value: unknown): unknown {
  return value instanceof Error ? { name: value.name, message: value.message } : value;
}
