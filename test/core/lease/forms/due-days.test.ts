import { describe, expect, it } from 'vitest';
import { extractAll } from '../../../../core/lease/forms/extract.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import { contractWith, probe, unreadOf } from './probe.ts';

const FEE = '物业管理费每月每平方米30元';

describe('the day on which a line is due', () => {
  it.each([
    ['zh', `${FEE}，由乙方按季度向乙方指定账户缴纳，于每季度首月20日前付清。`, { frequency: 'quarter', dueDay: 20 }],
    ['zh', `${FEE}，每月二十五日前缴纳。`, { dueDay: 25 }],
    ['en', 'The service charge is £500 per month, payable on the twenty-fifth day of each month.', { dueDay: 25 }],
  ] as const)('is read beside how often it is paid: %s %s', (language, other, value) => {
    expect(probe(language, 'serviceChargePaid', { other })).toEqual({ status: 'found', value });
  });

  it.each([
    ['zh', `${FEE}，按季缴纳，于每季第二个月20日前付清。`],
    ['zh', `${FEE}，付款日为每月25日。`],
    ['zh', '推广费每月300元，于每年1月10号支付。'],
    ['zh', '水电费每月25日前由乙方自行缴纳。'],
    ['en', 'The service charge is £500 per month and falls due each 25th.'],
    ['en', 'The service charge is £500 per month, payable quarterly on 25 March, 24 June, 29 September and 25 December.'],
    ['en', 'The service charge is £500 per month, payable half-yearly on April 10 and October 10.'],
    ['en', 'Electricity is charged at £0.29 per kWh and paid with the rent by the 20th of the month.'],
  ] as const)('that no term took leaves its sentence to a person: %s %s', (language, other) => {
    expect(unreadOf(language, { other })).toEqual([expect.stringContaining(other)]);
  });
});

describe('a clause about all payments at once', () => {
  const rent = '月租金为人民币30000元。';
  const withClause = (language: 'zh' | 'en', clause: string): Record<string, unknown> => {
    const form = shippedForm(`${language}-commercial`);
    if (form === null) throw new Error(language);
    const own =
      language === 'zh'
        ? '租金按月支付，先付后用，乙方应于每月5日前支付当月租金。'
        : ' The rent is payable monthly in advance on the 1st day of each month.';
    const text = contractWith(language, language === 'zh' ? { rent, other: clause } : { other: clause }).replace(own, '');
    const { terms, unread } = extractAll(text, form);
    expect(unread).toEqual([]);
    return Object.fromEntries(terms.map(({ name, status, value }) => [name, status === 'found' ? value : status]));
  };

  it('says how the rent and each fixed line are paid, and nothing of a line that is not there (English)', () => {
    const clause = 'The service charge is £500 per month.\n(d) All monthly payments are due in advance on the 5th.';
    expect(withClause('en', clause)).toMatchObject({
      frequency: 'month',
      timing: 'advance',
      dueDay: 5,
      serviceChargePaid: { timing: 'advance', dueDay: 5 },
      marketingFundPaid: 'absent',
    });
  });

  it('says how the rent and each fixed line are paid, and nothing of a line that is not there (Chinese)', () => {
    expect(withClause('zh', `${FEE}。上述各项费用均于每月5日前支付。`)).toMatchObject({
      frequency: 'month',
      dueDay: 5,
      serviceChargePaid: { dueDay: 5 },
      marketingFundPaid: 'absent',
    });
  });

  it('that names another day than the rent has is a contradiction', () => {
    const other = `${FEE}。上述各项费用均于每月8日前支付。`;
    expect(probe('zh', 'dueDay', { other })).toEqual({ status: 'contradictory', value: null });
  });

  it.each([
    'All charges are due by the 3rd, failing which interest accrues at 0.05% per day.',
    'All sums in arrear are recoverable as rent.',
  ])('for late payment says no due day: %s', (other) => {
    expect(probe('en', 'dueDay', { other })).toEqual({ status: 'found', value: 1 });
  });
});

it('the year of a date is no length of a term', () => {
  const form = shippedForm('zh-commercial');
  if (form === null) throw new Error('no form');
  const text = contractWith('zh', {}).replace(
    '租赁期限自2026年10月1日起至2029年9月30日止',
    '租赁期间为2026年10月1日至2028年9月30日，共24个月',
  );
  const terms = new Map(extractAll(text, form).terms.map(({ name, value }) => [name, value]));
  expect([terms.get('from'), terms.get('lastDay'), terms.get('termMonths')]).toEqual(['2026-10-01', '2028-09-30', 24]);
});

it('two deposits are a contradiction, and steps that cannot be read are asked for', () => {
  const deposit = '租赁保证金为人民币90000元。续租时履约保证金为人民币99000元。';
  expect(probe('zh', 'deposit', { deposit })).toEqual({ status: 'contradictory', value: null });
  expect(probe('en', 'deposit', { deposit: 'The deposit is £10,500. On renewal the deposit shall be £12,000.' })).toMatchObject({
    status: 'contradictory',
  });
  expect(probe('zh', 'steps', { rent: '月租金为人民币30000元，第二年起租金由双方另行协商。' })).toEqual({ status: 'missing', value: null });
  expect(probe('en', 'steps', { rent: 'The monthly rent is £3,500. In the second year it is as the parties agree.' })).toEqual({
    status: 'missing',
    value: null,
  });
});

it.each([
  ['七、逾期\n1. 逾期付款的，每日支付违约金。\n2. 乙方欠费，经书面催缴后10日内仍未付清的，甲方有权停止供电。', '七/2'],
  ['第二章 违约\n1. 乙方欠费，经书面催缴后10日内仍未付清的，甲方有权停止供电。', '第二章/1'],
])('the number of a clause is that of its heading and its own: %s', (last, ref) => {
  expect(probe('zh', 'disconnection', { last: `无。\n${last}` })).toEqual({ status: 'found', value: { ref, noticeDays: 10 } });
});
