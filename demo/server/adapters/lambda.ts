/** AWS Lambda behind a function URL, or behind an HTTP API with payload 2.0. */
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { handler as widgetUrlHandler } from './handler.js';

export async function handler(event: LambdaFunctionURLEvent): Promise<LambdaFunctionURLResult> {
  const request = toRequest(event);
  const response = request ? await widgetUrlHandler(request) : unreadable();
  const { 'set-cookie': _, ...headers } = Object.fromEntries(response.headers);
  return {
    statusCode: response.status,
    headers,
    // Several cookies share one name of a header, so Lambda has a place of their own for them.
    cookies: response.headers.getSetCookie(),
    body: await response.text(),
  };
}

/** `undefined` for what no `Request` can hold, such as a malformed header or the method TRACE. */
function toRequest(event: LambdaFunctionURLEvent): Request | undefined {
  const { body, cookies = [], headers, isBase64Encoded, rawPath, requestContext } = event;
  const { method } = requestContext.http;
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  try {
    return new Request(`https://${requestContext.domainName}${rawPath}`, {
      method,
      // Lambda takes the cookies out of the headers.
      headers: {
        ...(headers as Record<string, string>),
        ...(cookies.length > 0 && { Cookie: cookies.join('; ') }),
      },
      body: hasBody ? Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8') : null,
    });
  } catch {
    return undefined;
  }
}

function unreadable(): Response {
  const error = { code: 'request-invalid', message: 'The request cannot be read.' };
  return Response.json({ error }, { status: 400, headers: { 'Cache-Control': 'no-store' } });
}
