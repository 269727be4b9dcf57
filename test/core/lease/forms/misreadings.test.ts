import { describe, expect, it } from 'vitest';
import { probe } from './probe.ts';

const asked = { status: 'ambiguous', value: null };

describe('an amount whose figures go on in the next line', () => {
  it.each([
    ['rent', { rent: '月租金为人民币3\n0000元。' }],
    ['rent', { rent: '月租金为人民币3\n0000元（大写：叁万元整）。' }],
    ['rent', { rent: '月租金为人民币3\n00 元。' }],
    ['rent', { rent: '月租金为人民币30,\n000元。' }],
    ['deposit', { deposit: '租赁保证金为人民币1\n20000元。' }],
  ] as const)('is not its first figures: %s %j', (name, wording) => {
    expect(probe('zh', name, wording)).toEqual(asked);
  });

  it('is not taken to go on with the number of the next clause', () => {
    expect(probe('en', 'rent', { rent: 'The monthly rent is £3,500\n3.1 Manner.' })).toMatchObject({ status: 'found' });
  });
});

describe('leave to cut off supply', () => {
  it.each([
    ['en', 'The Landlord may on 7 days notice suspend electricity for maintenance works.'],
    ['en', 'The Landlord may on 7 days notice suspend electricity.'],
    ['zh', '如因供电部门检修，甲方有权暂停供电，但应提前3日通知乙方。'],
    ['zh', '甲方提前3日通知乙方后，可暂停供电进行线路改造。'],
  ] as const)('is not made of a cut that has nothing to do with what is owed: %s %s', (language, last) => {
    expect(probe(language, 'disconnection', { last })).toEqual({ status: 'absent', value: null });
  });

  it.each([
    ['乙方拖欠费用超过3日，经甲方书面通知后15日内仍不支付的，甲方有权停止供电供水。', 15],
    ['乙方逾期支付租金、物业管理费或水电费超过15日,经甲方书面催告后7日内仍未付清的,甲方有权暂停向该商铺供应电力及水。', 7],
    ['乙方逾期支付超过10日的，甲方提前5日书面通知乙方后，可停止供电。', 5],
  ])('has the days of notice, not the days overdue: %s', (last, noticeDays) => {
    expect(probe('zh', 'disconnection', { last })).toEqual({ status: 'found', value: { ref: '第六条', noticeDays } });
  });

  it('that names the days overdue alone is asked about', () => {
    expect(probe('zh', 'disconnection', { last: '乙方欠费超过10日，甲方书面通知后有权停止供电。' })).toEqual(asked);
  });

  it('after a demand for what is unpaid is read', () => {
    const last = 'If any sum is unpaid for 3 days the Landlord may, after giving 14 days notice, disconnect electricity to the Premises.';
    expect(probe('en', 'disconnection', { last })).toEqual({ status: 'found', value: { ref: '6', noticeDays: 14 } });
  });
});
