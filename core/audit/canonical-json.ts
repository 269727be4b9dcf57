/**
 * JSON with the keys of every object sorted and no white space: the same value always gives the same text, so it can be hashed.
 * Properties that are `undefined` are left out.
 * @throws TypeError for what JSON cannot hold exactly (a number that is not finite, a function, a bigint), naming its place
 */
export function canonicalJson(value: unknown, place = '$'): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${place}: ${value} is no JSON number`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((item, index) => canonicalJson(item, `${place}[${index}]`)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`${place}: a ${typeof value} has no canonical JSON`);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item, `${place}.${key}`)}`).join(',')}}`;
}
