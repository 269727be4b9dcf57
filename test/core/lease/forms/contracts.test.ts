import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../bench/contracts/figures.ts';
import { type Gold, judge, type Verdict } from '../../../../bench/contracts/score.ts';
import { extractTerms } from '../../../../core/lease/forms/extract.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';

const root = join(import.meta.dirname, '../../../fixtures/contracts');

function verdicts(set: string, language: string): Verdict[] {
  const form = shippedForm(`${language}-commercial`);
  if (form === null) throw new Error(language);
  const names = readdirSync(join(root, set)).filter((name) => name.startsWith(language) && name.endsWith('.txt'));
  return names.flatMap((name) => {
    const text = readFileSync(join(root, set, name), 'utf8');
    const terms = extractTerms(text, form);
    for (const { quotes } of terms) for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    return judge(name, terms, JSON.parse(readFileSync(join(root, set, name.replace('.txt', '.gold.json')), 'utf8')) as Gold);
  });
}

describe.each(['zh', 'en'])('contracts (%s)', (language) => {
  it('that the form was made with are read term by term as they are meant, and every trap is left to a person', () => {
    const wrong = verdicts('tuned', language).filter(({ verdict }) => !['right', 'caught', 'not-there'].includes(verdict));
    expect(wrong).toEqual([]);
  });

  it('that were put aside before are read nearly as well; no trap is taken for a value', () => {
    const all = verdicts('held-out', language);
    const { precision, recall } = figuresOf(all);
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.9);
    expect(all.filter(({ verdict }) => verdict === 'guessed' || verdict === 'trap-overlooked')).toEqual([]);
  });

  it('are ten and more, of several pages, and most hold traps', () => {
    const files = ['tuned', 'held-out'].flatMap((set) => readdirSync(join(root, set)).map((name) => join(root, set, name)));
    const own = files.filter((path) => path.includes(`/${language}-`));
    const golds = own.filter((path) => path.endsWith('.json')).map((path) => readFileSync(path, 'utf8'));
    expect(golds.length).toBeGreaterThanOrEqual(10);
    expect(golds.filter((gold) => gold.includes('"review"')).length * 2).toBeGreaterThanOrEqual(golds.length);
  });
});
