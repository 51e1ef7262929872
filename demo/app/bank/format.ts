const dateFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** `1234.5` becomes `$1,234.50`; nothing known becomes a dash. */
export function formatMoney(amount: number | null | undefined, currency: string | null | undefined): string {
  if (amount === null || amount === undefined) return '–';
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: currency ?? 'USD' }).format(amount);
}

/** MX gives days as `2026-11-23` or as midnight UTC. */
export function formatDay(day: string | null | undefined): string {
  const date = new Date(day ?? '');
  return Number.isNaN(date.valueOf()) ? '–' : dateFormat.format(date);
}

/** `CREDIT_CARD` becomes `Credit card`. */
export function formatWord(constant: string | null | undefined): string {
  const words = (constant ?? '').toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** All but the last four digits stay hidden: `•••• 5366`. */
export function maskNumber(number: string | null | undefined): string {
  return number ? `•••• ${number.slice(-4)}` : '';
}
