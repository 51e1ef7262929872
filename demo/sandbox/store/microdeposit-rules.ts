/** MX's rules for what a microdeposit is created with; each has the words that say what was expected. */

export const emailRule = 'must be an email address';
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

export const nameRule = 'must have 1 to 50 characters, none of them special';
export const isName = (text: string): boolean => /^[\p{L}\p{M}\p{N} .,'’-]{1,50}$/u.test(text);

export const accountNumberRule = 'must have 1 to 17 digits';
export const isAccountNumber = (text: string): boolean => /^\d{1,17}$/.test(text);
