/**
 * Reads a plain decimal text (`0.7523`, `12`) as a whole number of 10^-digits (digits 4: 7,523), without ever passing through a float.
 * Null when it is no plain decimal of nothing or more, has more decimals than that, or is too large.
 */
export function parseScaled(text: string, digits: number): number | null {
  const match = /^(\d{1,15})(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > digits) return null;
  const scaled = Number(whole + kept.padEnd(digits, '0'));
  return Number.isSafeInteger(scaled) ? scaled : null;
}
