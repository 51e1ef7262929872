import type { Config } from '../config/parse-config.js';
import type { UrlInput } from './types.js';

/** Equal keys ask for the same widget URL. */
export function requestKeyOf({ config, memberGuid }: UrlInput): string {
  return JSON.stringify([config.requestKey, memberGuid]);
}

/** A session that comes back after an error or its end goes on with its member, whatever the page first asked for. */
export function requestFor({ config: { request }, memberGuid }: UrlInput): Config['request'] {
  if (memberGuid === undefined) return request;
  return { ...request, widget_url: { ...request.widget_url, current_member_guid: memberGuid } };
}
