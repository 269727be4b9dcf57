import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractTerms } from '../../../../core/lease/forms/extract.ts';
import { type Form, type FormSource, parseForm } from '../../../../core/lease/forms/form.ts';
import { TooMuchWorkError } from '../../../../core/lease/forms/match.ts';
import { normalise } from '../../../../core/lease/forms/normalise.ts';
import { compilePattern, PatternError } from '../../../../core/lease/forms/pattern.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import { SLOT_KINDS } from '../../../../core/lease/forms/slots.ts';
import type { Term, TermName } from '../../../../core/lease/forms/terms.ts';

function formWith(terms: FormSource['terms'], more: Partial<FormSource> = {}): Form {
  const parsed = parseForm({
    formId: 'mine',
    version: 1,
    about: 'mine',
    language: 'en',
    currencies: { '€': 'EUR', 元: 'CNY' },
    terms,
    house: {},
    ...more,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function only(terms: readonly Term[], name: TermName): Term {
  const term = terms.find((each) => each.name === name);
  if (term === undefined) throw new Error(`no ${name}`);
  return term;
}

const DUE: FormSource['terms'] = {
  dueDay: {
    required: true,
    labels: ['payment day'],
    not: ['formerly'],
    patterns: [{ match: '(on|by) the {day:int} [day ]of [each |the ]month' }],
  },
};

describe('a term', () => {
  const form = formWith(DUE);
  const due = (text: string): Term => only(extractTerms(text, form), 'dueDay');

  it('is found with the words that say it, and where they stand', () => {
    const text = '1. Rent\nRent is due on the 5th day of each month.';
    const { status, value, quotes } = due(text);
    expect({ status, value }).toEqual({ status: 'found', value: 5 });
    expect(quotes).toEqual([{ start: 20, end: 48, text: 'on the 5th day of each month', clause: '1' }]);
    expect(text.slice(20, 48)).toBe(quotes[0]?.text);
  });

  it('said twice alike is found once with both places; said twice differently it is nobody’s to choose', () => {
    expect(due('On the 5th day of each month. Again: on the fifth (5th) day of each month.')).toMatchObject({
      status: 'found',
      value: 5,
      quotes: [{}, {}],
    });
    expect(due('On the 5th day of each month. Or on the 6th day of each month.')).toMatchObject({
      status: 'contradictory',
      value: null,
      reason: 'the contract says 5 and 6',
      quotes: [{}, {}],
    });
  });

  it('that the contract speaks of in unknown words is missing, with the place; one that it does not speak of is missing without', () => {
    expect(due('The payment day is for the parties to agree.')).toMatchObject({
      status: 'missing',
      value: null,
      quotes: [{ text: expect.stringContaining('payment day') }],
    });
    expect(due('Nothing.')).toMatchObject({ status: 'missing', quotes: [] });
  });

  it('in a sentence about something else does not count', () => {
    expect(due('Formerly it was due on the 9th day of each month. It is due on the 5th day of each month.')).toMatchObject({ value: 5 });
  });

  it('of a day that no month has is ambiguous, not cut to one that fits', () => {
    expect(due('On the 45th day of each month.')).toMatchObject({ status: 'ambiguous', value: null });
  });

  it('that a supplement changes in words of its own is contradictory', () => {
    const changing = formWith(DUE, { changes: ['is moved to'] });
    const text = 'Due on the 5th day of each month. By side letter the payment day is moved to the week after.';
    expect(only(extractTerms(text, changing), 'dueDay')).toMatchObject({
      status: 'contradictory',
      reason: expect.stringContaining('changes it'),
    });
  });
});

describe('what is said twice', () => {
  const form = formWith({
    from: { required: true, patterns: [{ match: 'from {date}' }] },
    lastDay: { required: true, patterns: [{ match: 'to {date}' }] },
    termMonths: { patterns: [{ match: 'for {years:int} years' }, { match: 'for {months:int} months' }] },
    rent: { required: true, patterns: [{ match: 'rent {sum:money} a month', is: { per: 'month', of: 'lease' } }] },
    deposit: { required: true, patterns: [{ match: 'deposit {sum:money}' }] },
    depositMonths: { patterns: [{ match: '{months:int} months of rent' }] },
  });
  const status = (text: string, name: TermName) => only(extractTerms(text, form), name).status;

  it('must come out the same: the length of the term and its dates', () => {
    expect(status('from 2026-01-01 to 2030-12-31 for five years', 'lastDay')).toBe('found');
    expect(status('from 2026-01-01 to 2031-01-01 for five years', 'lastDay')).toBe('contradictory');
    expect(status('from 2024-02-29 to 2025-02-27 for 12 months', 'lastDay')).toBe('found');
    expect(status('from 2026-01-01 to 2025-12-31', 'lastDay')).toBe('contradictory');
  });

  it('must come out the same: the deposit and the months of rent it is said to be', () => {
    expect(status('rent 100.00 € a month, deposit 300.00 €, which is three months of rent', 'deposit')).toBe('found');
    expect(status('rent 100.00 € a month, deposit 200.00 €, which is three months of rent', 'deposit')).toBe('contradictory');
    expect(status('rent 100.00 € a month, deposit 300.00 元', 'deposit')).toBe('contradictory');
  });
});

describe('a form', () => {
  it('that ships is valid and names no term without patterns or labels', () => {
    for (const id of ['zh-commercial', 'en-commercial']) {
      const form = shippedForm(id);
      for (const [name, term] of Object.entries(form?.terms ?? {}))
        expect([name, (term?.patterns.length ?? 0) + (term?.labels.length ?? 0) > 0]).toEqual([name, true]);
    }
    expect(shippedForm('nowhere')).toBeNull();
  });

  it('that is wrong is refused by its place', () => {
    const problems = (terms: unknown) => {
      const parsed = parseForm({ formId: 'x', version: 1, about: 'x', language: 'en', currencies: {}, terms, house: {} });
      return parsed.ok ? [] : parsed.problems.map(({ place, reason }) => `${place}: ${reason}`);
    };
    const one = (match: string) => problems({ dueDay: { patterns: [{ match }] } })[0];
    expect(one('on {day:num}')).toMatch(/^terms\.dueDay\.patterns\[0\]\.match: .*'num' is no kind of slot/);
    expect(one('on (a|b')).toMatch(/'\(' is not closed/);
    expect(one('on a)')).toMatch(/'\)' closes nothing/);
    expect(one('{..900}x')).toMatch(/no gap of 1 to 300/);
    expect(one('on {int}')).toMatch(/does not give day/);
    expect(one(`${'('.repeat(20)}a`)).toMatch(/nested more than 10 deep/);
    expect(one('x'.repeat(601))).toMatch(/longer than 600/);
    expect(problems({ colour: { patterns: [] } })[0]).toMatch(/^terms/);
  });

  it('of any patterns reads any text, or says that it asks for too much: it neither hangs nor throws anything else', () => {
    const part = fc.constantFrom(
      'a',
      'b ',
      '{x:int}',
      '{y:money}',
      '{..300}',
      '[a|b]',
      '(a|aa|aaa)',
      '{z:name}',
      '{/}',
      '(a|[b|(a|{..20})])',
      '租',
      '{w:date}',
    );
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '1', '5 €', '2026-01-01', '租', '.', ','), { maxLength: 300 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), text, (parts, letters) => {
        const match = `${parts.join('')}{day:int}`;
        try {
          compilePattern(match, SLOT_KINDS);
        } catch (error) {
          expect(error).toBeInstanceOf(PatternError);
          return;
        }
        const form = formWith({ dueDay: { patterns: [{ match }] } });
        try {
          const [term] = extractTerms(letters.join(''), form, 200_000);
          expect(term?.name).toBe('dueDay');
        } catch (error) {
          expect(error).toBeInstanceOf(TooMuchWorkError);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['[a]'.repeat(190), 'a'.repeat(20_000)],
    ['(a|a)'.repeat(100), 'a'.repeat(20_000)],
    ['a{..300}{..300}{..300}{..300}b', 'a '.repeat(20_000)],
    ['{p:money}{..300}{q:money}{..300}', '€1 '.repeat(10_000)],
  ])('made to backtrack (%.20s…) is ended by its budget or done at once', (match, text) => {
    const form = formWith({ dueDay: { patterns: [{ match: `${match}z{day:int}` }] } });
    const started = performance.now();
    try {
      expect(extractTerms(text, form, 3_000_000)[0]?.status).toBe('absent');
    } catch (error) {
      expect(error).toBeInstanceOf(TooMuchWorkError);
    }
    expect(performance.now() - started).toBeLessThan(8000);
  });
});

describe('normalising', () => {
  it('makes the many ways to print a text the same, and keeps where each character stood', () => {
    for (const text of ['租 金 ： １８，０００ 元', '租金:18,000元', '租 金:18,000 元']) expect(normalise(text).text).toBe('租金:18,000元');
    expect(normalise('租\n金 18元').text).toBe('租金18元');
    for (const text of ['a  “Rent-\nFree”', 'a "rentfree"']) expect(normalise(text).text).toBe('a"rentfree"');
    const source = '租 金';
    const { text, at } = normalise(source);
    expect([...text].map((_, index) => source[at[index] ?? -1])).toEqual(['租', '金']);
  });

  it('places every character at its own of the document, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (source) => {
        const { text, at } = normalise(source);
        expect(at).toHaveLength(text.length);
        expect(at.every((place, index) => place < source.length && (index === 0 || place >= (at[index - 1] ?? 0)))).toBe(true);
      }),
    );
  });
});
