import { describe, expect, it } from 'vitest';
import { askedOf, probe, unreadOf } from './probe.ts';

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
    ['乙方逾期支付租金、物业管理费或水电费超过5日,经甲方书面催告后7日内仍未付清的,甲方有权暂停向该商铺供应电力及水。', 7],
    ['乙方逾期支付超过3日的，甲方提前5日书面通知乙方后，可停止供电。', 5],
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

describe('a rent for each square metre', () => {
  const perM2 = (amountMinor: number, currency: string, per: string) => ({
    status: 'found',
    value: { amountMinor, currency, per, of: 'm2' },
  });

  it.each([
    ['zh', '租金标准为每平方米每月人民币320元。', perM2(32_000, 'CNY', 'month')],
    ['zh', '租金标准为每月每平方米人民币320元。', perM2(32_000, 'CNY', 'month')],
    ['zh', '租金标准为每平方米每月人民币320元，月租金合计人民币32,000.00元。', perM2(32_000, 'CNY', 'month')],
    ['en', 'The annual rent shall be £450 per square metre.', perM2(45_000, 'GBP', 'year')],
    ['en', 'The monthly rent is £40 per sqm.', perM2(4000, 'GBP', 'month')],
  ] as const)('is not the rent of the whole lease: %s %s', (language, rent, value) => {
    expect(probe(language, 'rent', { rent })).toEqual(value);
  });

  it.each([
    ['zh', 'rent', { rent: '租金标准为每平方米人民币10元。' }],
    ['en', 'rent', { rent: 'The annual rent shall be £45 per square foot.' }],
    ['en', 'rent', { rent: 'The rent is £3.50 per month per sq. ft.' }],
  ] as const)('in a unit or for a time that cannot be told is asked about: %s %s %j', (language, name, wording) => {
    const { status, value } = probe(language, name, wording);
    expect(['missing', 'ambiguous']).toContain(status);
    expect(value).toBeNull();
  });

  it('in brackets behind the sum of the whole does not unmake it', () => {
    expect(probe('en', 'rent', { rent: 'The monthly rent is £3,500 (£41.54 per square metre).' })).toMatchObject({ status: 'found' });
  });
});

describe('what no pattern reads of money and time', () => {
  it.each([
    ['en', { rent: 'The monthly rent is £3,500. Rent for October and November 2026 is abated.' }, 'is abated'],
    ['en', { rent: 'The monthly rent is £3,500, save that half rent only is payable until 31 December 2026.' }, 'half rent'],
    ['en', { rent: 'The monthly rent is £3,500. From 1 October 2027 it is £3,700.' }, '£3,700'],
    ['en', { other: 'The Tenant shall pay a fair proportion of the service costs, presently £800 per month.' }, '£800'],
    ['en', { other: 'Electricity is billed at £0.14 per kWh for the first 1,000 kWh and £0.16 per kWh thereafter.' }, '£0.16'],
    ['en', { other: 'Power is recharged at cost plus 10%.' }, '10%'],
    ['en', { other: 'The Tenant shall pay 7% of gross sales above £500,000 a year.' }, '7%'],
    ['en', { other: 'Value added tax is payable at the prevailing rate on all sums.' }, 'prevailing rate'],
    ['en', { other: 'Each sum is payable within 14 days of invoice.' }, '14 days'],
    ['en', { last: 'A late fee of £100 applies to each payment more than 5 days late.' }, '£100'],
    ['en', { last: 'Interest accrues at 0.05% per day on overdue sums, not exceeding 10% of the sum overdue.' }, '10%'],
    ['zh', { rent: '月租金为人民币30000元。其中2026年10月免收租金。' }, '免收租金'],
    ['zh', { rent: '月租金为人民币30000元。自2027年10月1日起，月租金上调为33000元。' }, '33000'],
    ['zh', { other: '电费：0.85元/千瓦时(谷段0.40元/千瓦时)。' }, '0.40元'],
    ['zh', { other: '营业额超过50万元的部分，按8%提成。' }, '8%'],
    ['zh', { other: '租金另加9%增值税。' }, '9%'],
    ['zh', { other: '乙方应在收到账单后7日内付清。' }, '7日内'],
    ['zh', { last: '逾期付款的，每逾期一日按应付金额的0.5%支付违约金，违约金以欠款总额的20%为限。' }, '20%'],
  ] as const)('is left to a person: %s %j', (language, wording, words) => {
    expect(askedOf(language, wording)).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
  });

  it('is nothing where every amount and count was read', () => {
    expect(unreadOf('en', {})).toEqual([]);
    expect(unreadOf('zh', {})).toEqual([]);
  });

  it('a penalty reckoned on a year’s rent is no late fee on what is owed', () => {
    const last = '乙方逾期支付租金的，每逾期一日，应按年租金的0.1%向甲方支付违约金。';
    expect(probe('zh', 'lateFee', { last })).toMatchObject({ value: null });
    expect(unreadOf('zh', { last })).toHaveLength(1);
  });
});

describe('what charges nothing by itself', () => {
  it.each([
    '租赁期内甲方出售该商铺所在物业的，应提前30日书面通知乙方，乙方享有优先购买权。',
    '合同终止后七日内，乙方应将商铺恢复至交付时状态并办理交还手续。',
    '乙方提前退租的，应提前三个月书面通知甲方，并支付相当于六个月租金的违约金。',
    '逾期交还的，每逾期一日按日租金的两倍支付占用费。',
  ])('is set aside and waits for nobody: %s', (last) => {
    expect(unreadOf('zh', { last })).toEqual([]);
  });

  it.each([
    '乙方提前退租的，应补缴2个月免租期租金。',
    '提前退租的，扣除2个月保证金。',
    '乙方办理交接手续后7日内缴纳物业管理费。',
    '逾期交还的，每日按租金的两倍支付占用费及每平方米3元物业管理费。',
  ])('but not where the same sentence speaks of a line: %s', (last) => {
    expect(askedOf('zh', { last })).toEqual([expect.stringContaining(last)]);
  });
});

it('the days within which a deposit is paid are read with its amount', () => {
  const deposit = '乙方应在本合同签署后7日内，向甲方支付租赁保证金人民币90000元。';
  expect(probe('zh', 'deposit', { deposit })).toEqual({ status: 'found', value: { amountMinor: 9_000_000, currency: 'CNY' } });
  expect(unreadOf('zh', { deposit })).toEqual([]);
});

it.each([
  ['zh', '乙方提前解约的，应补缴2个月免租期租金。'],
  ['en', 'On early termination the Tenant shall repay the rent of the first 2 months free of rent.'],
] as const)('rent that is claimed back is no rent-free time: %s %s', (language, last) => {
  expect(probe(language, 'rentFree', { last })).toEqual({ status: 'absent', value: null });
  expect(unreadOf(language, { last })).toHaveLength(1);
});
