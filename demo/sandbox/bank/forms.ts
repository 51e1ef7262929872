import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { readLimited } from '../limited-body.js';

/** Bytes of a form; the largest real one is far below. */
const LIMIT = 64 * 1024;

/**
 * Reads the form that a page sent.
 * @throws HTTPException 400 for a body that is no form, 413 for one that is too large.
 */
export async function readForm(context: Context): Promise<FormData> {
  const body = await readLimited(context.req, LIMIT);
  if (body === undefined)
    throw new HTTPException(413, { message: `The form is larger than ${LIMIT} bytes.` });
  const headers = { 'Content-Type': context.req.header('Content-Type') ?? '' };
  return new Response(body, { headers }).formData().catch(() => {
    throw new HTTPException(400, { message: 'What was sent is not a form.' });
  });
}
