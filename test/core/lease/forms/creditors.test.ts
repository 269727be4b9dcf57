import { describe, expect, it } from 'vitest';
import { extractAll } from '../../../../core/lease/forms/extract.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import { contractWith, probe } from './probe.ts';

describe('who is owed a line', () => {
  it.each([
    ['zh', { other: '物业管理费每月每平方米30元，物业管理费向丙公司缴纳。' }],
    ['zh', { other: '物业管理费每月每平方米30元，由上海鑫盛物业管理有限公司收取。' }],
    ['en', { other: 'The service charge is £500 per month, paid to Q Property Management Ltd.' }],
  ] as const)('is asked where another company is named for it: %s %j', (language, wording) => {
    expect(probe(language, 'serviceChargeCreditor', wording)).toEqual({ status: 'ambiguous', value: null });
  });

  it('is the landlord where the contract says so, and nobody is asked', () => {
    const other = '物业管理费每月每平方米30元，由甲方收取。';
    const value = { party: '恒翔商业管理有限公司', role: 'landlord' };
    expect(probe('zh', 'serviceChargeCreditor', { other })).toEqual({ status: 'found', value });
  });

  it('a sentence that names a payee and not for what waits for a person', () => {
    const form = shippedForm('zh-commercial');
    if (form === null) throw new Error('no form');
    const { unread } = extractAll(contractWith('zh', { other: '上述费用应向上海鑫盛物业管理有限公司支付。' }), form);
    expect(unread).toMatchObject([{ topic: 'creditor', text: expect.stringContaining('上海鑫盛') }]);
  });
});

describe('how a line is paid', () => {
  it('is read where the contract says it otherwise than for the rent', () => {
    const other = 'The Tenant shall pay a service charge of £500 per month, quarterly in arrears on the 25th day.';
    const value = { frequency: 'quarter', timing: 'arrears', dueDay: 25 };
    expect(probe('en', 'serviceChargePaid', { other })).toEqual({ status: 'found', value });
  });

  it('so many days after a bill is asked for its day of the month', () => {
    const other = '电费按1.02元/度计收，乙方应在收到电费账单后7日内付清。';
    expect(probe('zh', 'utilityPaid', { other })).toEqual({ status: 'ambiguous', value: null });
  });

  it.each([
    ['zh', '租金付款日遇法定节假日顺延至下一工作日。', 'following'],
    ['en', 'If a due date is not a business day, rent is due on the next business day.', 'following'],
  ] as const)('on holidays is read: %s %s', (language, other, value) => {
    expect(probe(language, 'convention', { other })).toEqual({ status: 'found', value });
  });
});

it('two areas in one clause are a contradiction', () => {
  const other = '铺位面积为120平方米（实际以产权证所载125.6平方米为准）。';
  expect(probe('zh', 'areaDm2', { other })).toEqual({ status: 'contradictory', value: null });
});

it('a term from and including a day is read', () => {
  const text = contractWith('en', {}).replace('from 1 October 2026 to', 'commencing on and including 1 October 2026 and expiring on');
  const form = shippedForm('en-commercial');
  if (form === null) throw new Error('no form');
  const terms = extractAll(text, form).terms.filter(({ name }) => name === 'from' || name === 'lastDay');
  expect(terms.map(({ value }) => value)).toEqual(['2026-10-01', '2029-09-30']);
});

it('a tenant’s name ends before the day of signing on the same line', () => {
  const text = contractWith('zh', {}).replace('上海味蜀餐饮管理有限公司', '上海味蜀餐饮管理有限公司 签署日期：2026年8月1日');
  const form = shippedForm('zh-commercial');
  if (form === null) throw new Error('no form');
  expect(extractAll(text, form).terms.find(({ name }) => name === 'tenant')?.value).toBe('上海味蜀餐饮管理有限公司');
});
