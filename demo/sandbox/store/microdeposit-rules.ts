/**
 * MX's rules for what a microdeposit is created with, as patterns for the widget's forms and as functions for the
 * server. Each has the words that say what was expected. Browsers compile the patterns with the flag `v`, which wants
 * the hyphen escaped; older ones with `u`.
 */

export const emailPattern = String.raw`[^\s@]+@[^\s@]+\.[^\s@]+`;
export const emailRule = 'must be an email address';
export const isEmail = matches(emailPattern);

export const namePattern = String.raw`[\p{L}\p{M}\p{N} .,'’\-]{1,50}`;
export const nameRule = 'must have 1 to 50 characters, none of them special';
export const isName = matches(namePattern);

export const accountNumberPattern = '[0-9]{1,17}';
export const accountNumberRule = 'must have 1 to 17 digits';
export const isAccountNumber = matches(accountNumberPattern);

function matches(pattern: string): (text: string) => boolean {
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return (text) => whole.test(text);
}
