import type { CellType } from './sheet.ts';

export type CellValue = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

const YES = ['yes', 'true', '1', '是'];
const NO = ['no', 'false', '0', '否'];

/** Reads the text of a cell as what the JSON of the same thing holds. What is inside is checked by the thing's own parser. */
export function cellValue(type: CellType, text: string): CellValue {
  switch (type) {
    case 'text':
      return { ok: true, value: text };
    case 'number':
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(text)
        ? { ok: true, value: Number(text) }
        : { ok: false, reason: `'${text}' is no number (86.5)` };
    case 'flag':
      if (YES.includes(text.toLowerCase())) return { ok: true, value: true };
      return NO.includes(text.toLowerCase()) ? { ok: true, value: false } : { ok: false, reason: `'${text}' is neither yes nor no` };
    case 'contacts':
      return pairs(text, 'webhook=https://…', (all) => all.map(([channel, address]) => ({ channel, address })));
    case 'rates':
      return pairs(text, 'peak=100', (all) => Object.fromEntries(all));
  }
}

/* `a=b | c=d`; only the first `=` parts, for an address may hold more of them. */
function pairs(text: string, like: string, build: (all: [string, string][]) => unknown): CellValue {
  const all: [string, string][] = [];
  for (const part of text.split('|')) {
    const [name, ...rest] = part.split('=');
    const key = (name ?? '').trim();
    if (rest.length === 0 || key === '') return { ok: false, reason: `'${part.trim()}' is no name=value (${like}, with | in between)` };
    if (all.some(([other]) => other === key) && like.startsWith('peak')) return { ok: false, reason: `rate '${key}' is given twice` };
    all.push([key, rest.join('=').trim()]);
  }
  return { ok: true, value: build(all) };
}
