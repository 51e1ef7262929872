import type { ComplexAttributeConverter } from '@lit/reactive-element';
import type { OptionDefinition } from './options.js';

/*
 * A converter never throws and never hides a bad value: what it cannot read it passes on as it stands,
 * and `parseConfig` names it in a clear error.
 */

/** `include-identity` and `="true"` mean yes, `="false"` means no, absent leaves MX's default. */
const optionalBoolean: ComplexAttributeConverter<unknown> = {
  fromAttribute: (value) => {
    if (value === null) return undefined;
    if (value === '' || value === 'true') return true;
    return value === 'false' ? false : value;
  },
};

/** Items separated by white space, commas or both. */
const list: ComplexAttributeConverter<unknown> = {
  fromAttribute: (value) => value?.split(/[\s,]+/).filter((item) => item !== ''),
};

/** A word or a sentence, as it stands. */
const text: ComplexAttributeConverter<unknown> = {};

/** A number of seconds; what is no number arrives as text, so that the error can quote it. */
const seconds: ComplexAttributeConverter<unknown> = {
  fromAttribute: (value) => {
    if (value === null) return undefined;
    const number = Number(value);
    return value.trim() === '' || Number.isNaN(number) ? value : number;
  },
};

/** How an option of this kind is read from text; a choice is text. */
export function converterOf(kind: OptionDefinition['kind']): ComplexAttributeConverter<unknown> {
  return converters[kind];
}

const converters: Readonly<Record<OptionDefinition['kind'], ComplexAttributeConverter<unknown>>> = {
  boolean: optionalBoolean,
  list,
  seconds,
  text,
  choice: text,
};

/**
 * A text in a property means what it means in the attribute: React, Vue and Svelte write `products="transactions"` and
 * `resume="true"` to the property, because the element has one of that name.
 */
export function fromProperty(kind: OptionDefinition['kind'], value: unknown): unknown {
  return typeof value === 'string' ? (converters[kind].fromAttribute?.(value) ?? value) : value;
}
