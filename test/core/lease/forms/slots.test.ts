import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../../../core/lease/forms/form.ts';
import { normalise } from '../../../../core/lease/forms/normalise.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import { chineseNumber } from '../../../../core/lease/forms/slots/chinese-number.ts';
import { englishNumber } from '../../../../core/lease/forms/slots/english-number.ts';
import { slotsOf } from '../../../../core/lease/forms/slots.ts';

function form(id: string): Form {
  const found = shippedForm(id);
  if (found === null) throw new Error(id);
  return found;
}
const zh = slotsOf(form('zh-commercial'));
const en = slotsOf(form('en-commercial'));

/** What a slot reads at the start of a text: its value, or its problem. */
function read(kinds: typeof zh, kind: string, source: string): unknown {
  const text = normalise(source).text;
  const [first] = kinds.get(kind)?.(text, 0) ?? [];
  return first === undefined ? 'nothing' : (first.problem?.status ?? first.value);
}

describe('money', () => {
  it.each([
    ['人民币48,500.00元（大写：肆万捌仟伍佰元整）', { decimal: '48500.00', currency: 'CNY' }],
    ['￥３６，０００元', { decimal: '36000', currency: 'CNY' }],
    ['贰拾壹万元整（¥210,000.00）', { decimal: '210000', currency: 'CNY' }],
    ['6万元', { decimal: '60000', currency: 'CNY' }],
    ['1.25万元', { decimal: '12500', currency: 'CNY' }],
    ['叁仟元伍角零伍分', { decimal: '3000.55', currency: 'CNY' }],
    ['叁仟元零伍分', { decimal: '3000.05', currency: 'CNY' }],
    ['人民币5万元（大写：伍仟元整）', 'contradictory'],
    ['人民币100元（US$100）', 'contradictory'],
    ['100', 'nothing'],
  ])('%s', (text, value) => {
    expect(read(zh, 'money', text)).toEqual(value);
  });

  it.each([
    ['US$ 12,500.00 (twelve thousand five hundred US dollars)', { decimal: '12500.00', currency: 'USD' }],
    ['Hong Kong Dollars Sixty-Eight Thousand Five Hundred Only (HK$68,500.00)', { decimal: '68500', currency: 'HKD' }],
    ['Ninety-Six Thousand and 00/100 Dollars ($96,000.00)', { decimal: '96000', currency: 'USD' }],
    ['Seven Hundred and 25/100 Dollars', { decimal: '700.25', currency: 'USD' }],
    ['KWD 3.500', { decimal: '3.500', currency: 'KWD' }],
    ['£1.234,56', 'ambiguous'],
    ['£12,50', 'ambiguous'],
    ['£9,050 (nine thousand five hundred pounds)', 'contradictory'],
  ])('%s', (text, value) => {
    expect(read(en, 'money', text)).toEqual(value);
  });

  it('is not read out of figures that a line break cuts: whether they are one number cannot be told', () => {
    expect(read(zh, 'money', '人民币183,\n870元')).toBe('ambiguous');
  });
});

describe('dates', () => {
  it.each([
    ['2026年2月1日', '2026-02-01'],
    ['二〇二六年十二月三十一日', '2026-12-31'],
    ['２０２６年１月１日', '2026-01-01'],
    ['2026-03-02', '2026-03-02'],
    ['the', 'nothing'],
    ['1 March 2026', '2026-03-01'],
    ['March 1st, 2026', '2026-03-01'],
    ['1st day of April 2026', '2026-04-01'],
    ['20th day of March Two Thousand and Twenty-Six', '2026-03-20'],
    ['31/12/2026', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['05/05/2026', '2026-05-05'],
    ['03/04/2026', 'ambiguous'],
    ['2026年2月30日', 'ambiguous'],
    ['2026年13月1日', 'ambiguous'],
  ])('%s', (text, value) => {
    expect(read(en, 'date', text)).toBe(value);
  });
});

describe('shares and counts', () => {
  it.each([
    ['万分之五', 500],
    ['千分之一', 1000],
    ['百分之五', 50_000],
    ['0.05%', 500],
    ['3‰', 3000],
    ['six percent (6%)', 60_000],
    ['twelve per cent (12%)', 120_000],
    ['six percent (5%)', 'contradictory'],
    ['0.00001%', 'ambiguous'],
  ])('%s', (text, value) => {
    expect(read(en, 'share', text)).toBe(value);
  });

  it.each([
    ['三个月', 3],
    ['three (3) months', 3],
    ['first (1st) day', 1],
    ['22nd', 22],
    ['thirty-six (36)', 36],
    ['five (6) days', 'contradictory'],
    ['1,000 days', 1000],
  ])('%s', (text, value) => {
    expect(read(en, 'int', text)).toBe(value);
  });
});

describe('numbers in words', () => {
  it('every number up to a hundred million, written in Chinese, is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (number) => {
        const words = inChinese(number);
        expect(chineseNumber(words, 0)).toEqual({ value: number, end: words.length });
      }),
    );
  });

  it('every number up to a billion, written in English, is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
        const words = normalise(inEnglish(number)).text;
        expect(englishNumber(words, 0)).toEqual({ value: number, end: words.length });
      }),
    );
  });
});

/* 壹, 拾, 佰, 仟 in sections of four digits, as on a cheque. */
function inChinese(number: number): string {
  const section = (part: number): string => {
    const digits = [...String(part).padStart(4, '0')].map(Number);
    const words = digits
      .map((digit, index) => (digit === 0 ? '零' : `${'零壹贰叁肆伍陆柒捌玖'[digit]}${['仟', '佰', '拾', ''][index]}`))
      .join('');
    return words.replace(/零+/g, '零').replace(/零$/, '');
  };
  const [high, low] = [Math.floor(number / 10_000), number % 10_000];
  const trimmed = (text: string): string => text.replace(/^零/, '');
  if (high === 0) return trimmed(section(low));
  return `${trimmed(section(high))}万${low === 0 ? '' : section(low)}`;
}

function inEnglish(number: number): string {
  const small =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
      ' ',
    );
  const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
  const below = (part: number): string => {
    if (part < 20) return small[part] ?? '';
    if (part < 100) return `${tens[Math.floor(part / 10)]}${part % 10 === 0 ? '' : `-${small[part % 10]}`}`;
    return `${small[Math.floor(part / 100)]} Hundred${part % 100 === 0 ? '' : ` and ${below(part % 100)}`}`;
  };
  const parts: string[] = [];
  for (const [scale, name] of [
    [1_000_000, 'Million'],
    [1000, 'Thousand'],
    [1, ''],
  ] as const) {
    const part = Math.floor(number / scale) % 1000;
    if (part > 0) parts.push(`${below(part)} ${name}`.trim());
  }
  return parts.join(' ');
}
