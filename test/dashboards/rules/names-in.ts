const WORDS = new Set(
  'select from where group by and or as fill limit order asc desc time null none previous mean sum last max min count median percentile spread ms h'.split(
    ' ',
  ),
);

/** The names in an InfluxQL statement: measurements, other quoted identifiers (columns made with AS left out), and words without quotes. */
export function namesIn(query: string): { measurements: string[]; names: string[]; bare: string[] } {
  const plain = query
    .replace(/'[^']*'/g, ' ')
    .replace(/\/\^.*?\$\//g, ' ')
    .replace(/\$\w+/g, ' ');
  const measurements = [...plain.matchAll(/FROM "([^"]+)"/g)].map((match) => match[1] ?? '');
  const made = new Set([...plain.matchAll(/AS "([^"]+)"/g)].map((match) => match[1] ?? ''));
  const quoted = [...plain.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
  const names = [...new Set(quoted)].filter((name) => !made.has(name) && !measurements.includes(name));
  const bare = (plain.replace(/"[^"]*"/g, ' ').match(/[A-Za-z_]\w*/g) ?? []).filter((word) => !WORDS.has(word.toLowerCase()));
  return { measurements, names, bare };
}
