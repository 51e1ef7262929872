import type { WidgetUrlRequest } from '../config/options.js';
import type { UrlInput } from './types.js';

/** Equal keys ask for the same widget URL. */
export function requestKeyOf({ config, memberGuid }: UrlInput): string {
  return JSON.stringify([config.requestKey, memberGuid]);
}

/**
 * The request, in this language. A session that comes back after an error or its end goes on with its member, whatever the page first
 * asked for.
 */
export function requestFor(
  { config: { request }, memberGuid }: UrlInput,
  language: string,
): WidgetUrlRequest {
  const member = memberGuid === undefined ? {} : { current_member_guid: memberGuid };
  return { widget_url: { ...request.widget_url, ...member }, language };
}
