import { HTTPException } from 'hono/http-exception';
import type { Context } from 'hono';
import { readLimited } from '../limited-body.js';
import type { Answer } from '../store/types.js';

/** No form of the widget's takes more than this. */
const longestValue = 1000;

/** The fields of a JSON object, unchecked. */
export type Fields = Readonly<Record<string, unknown>>;

/** Bytes of a request's body, as the Platform API takes. */
const LIMIT = 64 * 1024;

/** The JSON object a request carries. */
export async function readBody(context: Context): Promise<Fields> {
  const text = await readLimited(context.req, LIMIT);
  if (text === undefined)
    throw new HTTPException(413, { message: `The body is larger than ${LIMIT} bytes.` });
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    refuse('The body must be a JSON object.');
  return { ...body };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : refuse(`"${name}" must be a string.`);
}

export function textOrNullField(fields: Fields, name: string): string | null {
  return fields[name] === null ? null : textField(fields, name);
}

export function numberField(fields: Fields, name: string): number {
  const value = fields[name];
  return typeof value === 'number' ? value : refuse(`"${name}" must be a number.`);
}

export function choiceField<Choice extends string>(
  fields: Fields,
  name: string,
  choices: readonly Choice[],
): Choice {
  const value = fields[name];
  const choice = choices.find((candidate) => candidate === value);
  return choice ?? refuse(`"${name}" must be one of ${choices.join(', ')}.`);
}

export function answersField(fields: Fields, name: string): readonly Answer[] {
  const value = fields[name];
  if (!Array.isArray(value)) return refuse(`"${name}" must be a list.`);
  return value.map((entry: unknown, index) => {
    const { guid, value: text } = typeof entry === 'object' && entry !== null ? ({ ...entry } as Fields) : {};
    if (typeof guid !== 'string' || typeof text !== 'string' || text.length > longestValue) {
      return refuse(
        `"${name}[${index}]" must have a guid and a value of at most ${longestValue} characters.`,
      );
    }
    return { guid, value: text };
  });
}

/** @throws HTTPException 400 */
export function refuse(message: string): never {
  throw new HTTPException(400, { message });
}
