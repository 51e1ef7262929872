import type { MessageDetails, MessageType } from './messages.js';

/**
 * The DOM event name of a message type, by one mechanical rule: drop `mx/` and a leading `connect/`, kebab-case
 * (a run of capitals is one word), `/` becomes `-`, prefix `connect-`.
 * `mx/connect/submitMFA` → `connect-submit-mfa`, `mx/account/created` → `connect-account-created`.
 */
export function toEventName<Type extends string>(type: Type): EventNameOf<Type>;
export function toEventName(type: string): string {
  const words = type
    .replace(/^mx\/(connect\/)?/, '')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/\//g, '-')
    .toLowerCase();
  return `connect-${words}`;
}

/** `toEventName` at the level of types. */
export type EventNameOf<Type extends string> = string extends Type
  ? string
  : `connect-${Kebab<Type extends `mx/connect/${infer Rest}` ? Rest : Type extends `mx/${infer Rest}` ? Rest : Type>}`;

/** The payload of each message by its DOM event name. */
export type MessageEventDetails = {
  [Type in MessageType as EventNameOf<Type>]: MessageDetails[Type];
};

type Kebab<
  Text extends string,
  Done extends string = '',
  Previous extends string = '/',
> = Text extends `${infer Character}${infer Rest}`
  ? Kebab<Rest, `${Done}${Separator<Previous, Character, Rest>}${CharacterOf<Character>}`, Character>
  : Done;

type CharacterOf<Character extends string> = Character extends '/' ? '-' : Lowercase<Character>;

/** A word starts at a capital after a small letter or digit, and at the last capital of a run before a small letter. */
type Separator<Previous extends string, Character extends string, Rest extends string> =
  IsUpper<Character> extends false
    ? ''
    : Previous extends '/' | '-' | '_'
      ? ''
      : IsUpper<Previous> extends false
        ? '-'
        : Rest extends `${infer Next}${string}`
          ? IsLower<Next> extends true
            ? '-'
            : ''
          : '';

type IsUpper<Character extends string> = Character extends Lowercase<Character> ? false : true;
type IsLower<Character extends string> = Character extends Uppercase<Character> ? false : true;
