import { describe, expect, it } from 'vitest';
import { extractAll } from '../../../../core/lease/forms/extract.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import { waits } from '../../../../core/lease/forms/terms.ts';
import { askedOf, contractWith, unreadOf } from './probe.ts';

describe('words without a figure that change what is owed', () => {
  it.each([
    ['en', 'The first month is free.'],
    ['en', 'In December the rent is doubled.'],
    ['en', 'The monthly rent follows the retail price index every year.'],
    ['en', 'Rent is payable only from the opening of the Centre.'],
    ['en', 'The service charge is not payable until the second escalator is in service.'],
    ['en', 'Electricity is charged at GBP 0.285 per kWh by day and half of it by night.'],
    ['en', 'No base rent is charged from 1 November 2026 to 31 December 2026.'],
    ['en', 'The Landlord hands over on 1 March 2027, from which day all payments run.'],
    ['zh', '十二月租金加倍。'],
    ['zh', '春节当月不收租金。'],
    ['zh', '二期开业之前物业服务费暂不收取。'],
    ['zh', '租金自商场开业之日起计收。'],
    ['zh', '租金每年随市场行情调整一次。'],
    ['zh', '2026年10月1日至2026年12月31日，乙方不付租金。'],
    ['zh', '首年免收物业费。'],
  ] as const)('are left to a person: %s %s', (language, other) => {
    expect(askedOf(language, { other })).toEqual(expect.arrayContaining([expect.stringContaining(other)]));
  });

  it.each([
    ['en', 'The Tenant may paint the shutters in half tones and opens the shop at nine.'],
    ['zh', '乙方应在商场开业之日同时开业。'],
  ] as const)('are none where the sentence speaks of no charge: %s %s', (language, other) => {
    expect(unreadOf(language, { other })).toEqual([]);
  });
});

describe('a sentence that a waiting term is asked about', () => {
  const read = (language: 'en' | 'zh', other: string) => {
    const form = shippedForm(`${language}-commercial`);
    if (form === null) throw new Error(language);
    const { terms, unread } = extractAll(contractWith(language, { other }), form);
    return { asked: terms.filter(waits).map(({ name }) => name), unread: unread.map(({ text }) => text.trim()) };
  };

  it.each([
    ['en', 'A marketing fund of 1.5% of the Base rent is collected.', 'marketingFund'],
    ['zh', '甲方垫付的电费由乙方按分时电价结算，峰段1.20元，平段0.80元，谷段0.40元。', 'electricity'],
  ] as const)('is not listed a second time: %s %s', (language, other, name) => {
    const { asked, unread } = read(language, other);
    expect(asked).toContain(name);
    expect(unread).toEqual([]);
  });

  it('is listed where it names another amount than the one asked for', () => {
    const { unread } = read('en', 'A marketing fund of 1.5% of the Base rent and a parking fee of £75 are collected.');
    expect(unread).toEqual([expect.stringContaining('parking fee')]);
  });

  it('is listed where the term asks what the tenant is, and not what is paid', () => {
    const { asked, unread } = read('en', 'The dental clinic pays £75 for each bay.');
    expect(asked).toEqual(['protectedStatus']);
    expect(unread).toEqual([expect.stringContaining('£75')]);
  });
});
