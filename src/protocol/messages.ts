import { messageDefinitions, type MessageDefinition } from './definitions.js';
import type { DetailOf } from './fields.js';

/** The official type of a message, such as `mx/connect/memberConnected`. */
export type MessageType = keyof typeof messageDefinitions;

/** The payload of each message by its type, in MX's own field names. */
export type MessageDetails = {
  [Type in MessageType]: DetailOf<(typeof messageDefinitions)[Type]['fields']>;
};

/** A message that was understood: its official type and its checked payload. */
export type WidgetMessage = {
  [Type in MessageType]: { type: Type; detail: MessageDetails[Type] };
}[MessageType];

/** A message of MX's namespace that the table does not know, with whatever payload it had. */
export interface UnknownMessage {
  type: string;
  detail: Record<string, unknown>;
}

/** All types of the table, in its order. */
export const messageTypes: readonly MessageType[] = /* @__PURE__ */ Object.keys(
  messageDefinitions,
) as MessageType[];

const typesBySpelling: ReadonlyMap<string, MessageType> = /* @__PURE__ */ collectSpellings();

/** The definition of an official type. */
export function definitionOf(type: MessageType): MessageDefinition {
  return messageDefinitions[type];
}

/**
 * The official type behind a spelling: the type itself, a documented variant, or either in lower case (URL
 * parsers lower-case host names, so MX's own decoder understands that too). Undefined for anything else.
 */
export function officialType(spelling: string): MessageType | undefined {
  return typesBySpelling.get(spelling);
}

/** Whether only a person can cause a message of this type, so that it renews the session. */
export function isActivity(type: string): boolean {
  const official = officialType(type);
  return official !== undefined && definitionOf(official).activity === true;
}

function collectSpellings(): Map<string, MessageType> {
  const spellings = new Map<string, MessageType>();
  for (const type of messageTypes) {
    for (const spelling of [type, ...(definitionOf(type).variants ?? [])]) {
      spellings.set(spelling, type).set(spelling.toLowerCase(), type);
    }
  }
  return spellings;
}
