/** AWS Lambda behind a function URL, or behind an HTTP API with payload 2.0. */
import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from 'aws-lambda';
import { handler as widgetUrlHandler } from './handler.js';

export async function handler(event: LambdaFunctionURLEvent): Promise<LambdaFunctionURLResult> {
  const response = await widgetUrlHandler(toRequest(event));
  const { 'set-cookie': _, ...headers } = Object.fromEntries(response.headers);
  return {
    statusCode: response.status,
    headers,
    // Several cookies share one name of a header, so Lambda has a place of their own for them.
    cookies: response.headers.getSetCookie(),
    body: await response.text(),
  };
}

function toRequest(event: LambdaFunctionURLEvent): Request {
  const { body, cookies = [], headers, isBase64Encoded, rawPath, requestContext } = event;
  const { method } = requestContext.http;
  return new Request(`https://${requestContext.domainName}${rawPath}`, {
    method,
    // Lambda takes the cookies out of the headers.
    headers: {
      ...(headers as Record<string, string>),
      ...(cookies.length > 0 && { Cookie: cookies.join('; ') }),
    },
    body: body === undefined ? null : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  });
}
