import { describe, expect, it } from 'vitest';
import { extractTerms } from '../../../../core/lease/forms/extract.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import { contractWith, probe } from './probe.ts';

/** What the form reads of a term when one place of the plain contract is worded otherwise. */
function reworded(language: 'en' | 'zh', name: string, from: string, to: string) {
  const form = shippedForm(`${language}-commercial`);
  const text = contractWith(language, {});
  if (form === null || !text.includes(from)) throw new Error(from);
  const term = extractTerms(text.replace(from, to), form).find((each) => each.name === name);
  return { status: term?.status, value: term?.value };
}

const EN_DUE = 'The rent is payable monthly in advance on the 1st day of each month.';
const ZH_DUE = '租金按月支付，先付后用，乙方应于每月5日前支付当月租金。';

describe('a day of another month', () => {
  it.each([
    ['en', EN_DUE, 'The rent is payable monthly in advance on or before the 1st day of the following month.'],
    ['en', EN_DUE, 'The rent is payable monthly in advance by the 3rd of the next month.'],
    ['en', EN_DUE, 'The rent is payable monthly in advance on the last day of the preceding month.'],
    ['zh', ZH_DUE, '租金按月支付，先付后用，乙方应于次月10日前支付当月租金。'],
    ['zh', ZH_DUE, '租金按月支付，先付后用，乙方应于上月25日前支付当月租金。'],
  ] as const)('is no due day of an advance payment: %s %s → %s', (language, from, to) => {
    expect(reworded(language, 'dueDay', from, to)).toEqual({ status: 'ambiguous', value: null });
  });

  it.each([
    ['en', EN_DUE, 'The rent is payable monthly in arrears on or before the 10th day of the following month.', 10],
    ['zh', ZH_DUE, '租金按月支付，先用后付，乙方应于次月10日前支付上月租金。', 10],
  ] as const)('is read where the rent is paid in arrears: %s %s → %s', (language, from, to, day) => {
    expect(reworded(language, 'dueDay', from, to)).toEqual({ status: 'found', value: day });
    expect(reworded(language, 'timing', from, to)).toEqual({ status: 'found', value: 'arrears' });
  });
});

describe('another end of the term', () => {
  it.each([
    ['en', 'The lease ends on 30 September 2028.'],
    ['en', 'This lease shall expire on 30 September 2028.'],
    ['en', 'The Tenant shall vacate the Premises on 30 September 2028.'],
    ['en', 'The tenancy, expiring on the last day of September 2028, is not renewed.'],
    ['zh', '本合同于2028年9月30日到期。'],
    ['zh', '乙方应于2028年9月30日前交还商铺。'],
  ] as const)('is compared with the first: %s %s', (language, other) => {
    const { status, value } = probe(language, 'lastDay', { other });
    expect(['contradictory', 'ambiguous']).toContain(status);
    expect(value).toBeNull();
  });

  it.each([
    ['en', 'The lease ends on 30 September 2029.'],
    ['zh', '本合同于2029年9月30日到期。'],
  ] as const)('that is the same is no question: %s %s', (language, other) => {
    expect(probe(language, 'lastDay', { other })).toEqual({ status: 'found', value: '2029-09-30' });
  });

  it.each([
    ['en', 'from 1 October 2026 to 30 September 2029', 'of 3 years beginning on 1 October 2026.\nExpiry | 30 September 2028'],
    ['zh', '租赁期限自2026年10月1日起至2029年9月30日止。', '租赁期限为3年，自2026年10月1日起。\n到期日：2028年9月30日'],
  ] as const)('is compared with the beginning and the length: %s %s → %s', (language, from, to) => {
    const found = ['from', 'lastDay'].map((name) => reworded(language, name, from, to).status);
    expect(found.some((status) => status !== 'found')).toBe(true);
  });
});

describe('a tenant or a use whose supply may keep somebody alive or cared for', () => {
  const TENANTS = { en: 'Bean & Gone Coffee Limited', zh: '上海味蜀餐饮管理有限公司' } as const;

  it.each([
    ['en', 'Smile Dental Limited'],
    ['en', 'Hill Street Clinic Limited'],
    ['en', 'Northside Kidney Care Limited'],
    ['en', 'Little Oaks Kindergarten Limited'],
    ['zh', '成都牙博士口腔门诊部有限公司'],
    ['zh', '上海安心月子中心有限公司'],
    ['zh', '上海血液净化中心有限公司'],
    ['zh', '蓝天幼儿园有限公司'],
  ] as const)('is a question by its name: %s %s', (language, tenant) => {
    expect(reworded(language, 'protectedStatus', TENANTS[language], tenant)).toMatchObject({ status: 'ambiguous', value: null });
  });

  it.each([
    ['en', 'The Premises are used as a dental surgery.'],
    ['en', "The Premises are used as a doctors' practice and pharmacy."],
    ['en', 'The Premises are used by home-oxygen patients.'],
    ['en', 'The Premises are used as a nursing or care home.'],
    ['zh', '该商铺用于经营社区卫生服务站。'],
    ['zh', '该商铺用于经营养老服务。'],
    ['zh', '该商铺用于经营透析中心。'],
  ] as const)('is a question by its use: %s %s', (language, other) => {
    expect(probe(language, 'protectedStatus', { other })).toEqual({ status: 'ambiguous', value: null });
  });

  it('is none where a restaurant is let', () => {
    expect(probe('en', 'protectedStatus', {})).toEqual({ status: 'absent', value: null });
    expect(probe('zh', 'protectedStatus', {})).toEqual({ status: 'absent', value: null });
  });
});
