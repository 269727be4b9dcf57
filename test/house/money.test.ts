import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { floatsIn } from '../../tools/floors/floats.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ROOMS = ['core/money', 'core/lease', 'core/ledger'];

/* What divides there and is no money, and the file in which exact fractions of bigints are made and rounded. */
const EXACT_OR_NO_MONEY: Readonly<Record<string, string>> = {
  'core/money/fraction.ts': 'fractions of bigints',
  'core/lease/frequency.ts': 'counts months',
  'core/lease/forms/values.ts': 'millionths to basis points, where they are whole',
  'core/lease/parse/metered-basis.ts': 'the largest tariff that a thousandfold leaves safe',
  'core/ledger/suggest/likeness.ts': 'how alike two names are',
  'core/ledger/suggest/by-reference.ts': 'how many letters may differ',
};

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

describe('money', () => {
  it('is whole minor units in every room that reckons with it: no float, no division of numbers', async () => {
    const files = (await Promise.all(ROOMS.map(sources))).flat();
    expect(files.length).toBeGreaterThan(40);
    const found: string[] = [];
    for (const file of files.filter((each) => !(each in EXACT_OR_NO_MONEY))) {
      for (const { what, line } of floatsIn(await readFile(join(root, file), 'utf8'))) found.push(`${file}:${line} uses ${what}`);
    }
    expect(found).toEqual([]);
  });

  it('names no exception that is not there any more, or needs none', async () => {
    for (const file of Object.keys(EXACT_OR_NO_MONEY)) {
      expect(floatsIn(await readFile(join(root, file), 'utf8')), file).not.toEqual([]);
    }
  });
});

describe('the check finds', () => {
  it.each<[string, string]>([
    ['a / b', 'the operator /'],
    ['(a /= 2)', 'the operator /'],
    ['a ** 2', 'the operator **'],
    ['a * 0.5', 'the literal 0.5'],
    ['a * 1e-2', 'the literal 1e-2'],
    ['parseFloat(a)', 'parseFloat()'],
    ['Number.parseFloat(a)', 'parseFloat()'],
    ['a.toFixed(2)', 'toFixed()'],
    ['Math.round(a)', 'round()'],
    ['Math.trunc(a)', 'trunc()'],
  ])('%s', (use, what) => {
    expect(floatsIn(`let a = 1, b = 2;\nexport const x = () => ${use};`)).toEqual([{ what, line: 2 }]);
  });

  it('nothing in whole numbers, exact divisions, comments, texts and patterns', () => {
    const fine = "// a / b\nexport const x = (a: bigint, b: number) => [(2n * a) / 3n, b * 2, b % 2, 1_000, 'a / 0.5', /a\\/0.5/];";
    expect(floatsIn(fine)).toEqual([]);
  });
});
