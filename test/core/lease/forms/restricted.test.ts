import { describe, expect, it } from 'vitest';
import { extractAll } from '../../../../core/lease/forms/extract.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import { waits } from '../../../../core/lease/forms/terms.ts';
import { contractWith, probe, type Wording } from './probe.ts';

const EN = "If any sum remains unpaid the Landlord may, after giving 14 days' notice, disconnect electricity and water to the Premises.";
const ZH = '乙方拖欠租金或水电费的，甲方提前7日书面通知后，有权停止供水、供电。';

function disconnection(language: 'en' | 'zh', wording: Wording) {
  const form = shippedForm(`${language}-commercial`);
  if (form === null) throw new Error(language);
  const { terms, unread } = extractAll(contractWith(language, wording), form);
  const term = terms.find(({ name }) => name === 'disconnection');
  if (term === undefined) throw new Error('the form has no disconnection');
  return { waits: waits(term), value: term.value, key: term.why?.key, words: term.quotes.map(({ text }) => text).join(' / '), unread };
}

it('a leave that nothing limits is read', () => {
  expect(probe('en', 'disconnection', { last: EN })).toMatchObject({ status: 'found', value: { noticeDays: 14 } });
  expect(probe('zh', 'disconnection', { last: `${ZH}乙方付清欠款后，甲方应在当日恢复供应。` })).toMatchObject({
    status: 'found',
    value: { noticeDays: 7 },
  });
});

describe('a leave to cut off supply that the contract limits is a question', () => {
  it.each([
    ['en', EN.replace('14 days', '14 business days'), '14 business days'],
    ['en', EN.replace("14 days'", '14 working days'), '14 working days'],
    ['en', EN.replace('unpaid the', 'unpaid for sixty (60) days, the'), 'sixty (60) days'],
    ['en', EN.replace('electricity and water', 'electricity (but not of water)'), 'but not of water'],
    ['en', EN.replace('to the Premises', 'to the Premises with the leave of the court'), 'leave of the court'],
    ['en', `${EN} It may never suspend the supply of water.`, 'never suspend'],
    ['en', `${EN} The supply of water shall never be disconnected.`, 'never be disconnected'],
    ['en', `${EN} No disconnection takes place between 1 November and 31 March.`, 'No disconnection'],
    ['en', `${EN} The supply shall not be disconnected on account of unpaid rent.`, 'unpaid rent'],
    ['zh', ZH.replace('7日', '7个工作日'), '7个工作日'],
    ['zh', ZH.replace('拖欠租金', '逾期30日未支付租金'), '逾期30日'],
    ['zh', ZH.replace('拖欠租金或水电费', '连续两期欠租'), '连续两期欠租'],
    ['zh', `${ZH}因拖欠租金不得停水停电。`, '因拖欠租金不得停水停电'],
    ['zh', `${ZH}每年十一月至次年三月不得停止供电。`, '不得停止供电'],
    ['zh', `${ZH}停水停电须经政府主管部门批准。`, '主管部门批准'],
    ['zh', ZH.replace('供水、供电', '供电，但不得停止供水'), '但不得停止供水'],
  ] as const)('in its own clause: %s %s', (language, last, words) => {
    const read = disconnection(language, { last });
    expect(read).toMatchObject({ waits: true, value: null });
    expect(read.words).toContain(words);
  });

  it.each([
    ['en', EN, 'The supply of water is never to be cut off, whatever is owed.'],
    ['en', EN, 'Any suspension of electricity needs the approval of the regulator.'],
    ['zh', ZH, '冬季不得停电。'],
    ['zh', ZH, '停电前应取得法院裁定，未经法院许可不得停电。'],
  ] as const)('in another place: %s %s %s', (language, last, other) => {
    expect(disconnection(language, { last, other })).toMatchObject({ waits: true, value: null, key: 'restricted' });
  });

  it.each([
    ['en', 'If arrears exceed two months rent the Landlord shall be entitled to interrupt services to the Shop.'],
    [
      'en',
      "The Landlord waives the right to cut off electricity because of arrears during the first year; afterwards it may do so after 21 days' notice.",
    ],
    ['zh', '乙方拖欠水电费时，甲方可在通知送达24小时后停电；拖欠租金时不得停电。'],
    ['zh', '乙方欠费的，甲方应给予乙方15个工作日的宽限期，宽限期满后可停止供电，但不得停止供水。'],
  ] as const)('where its words are none that the form reads: %s %s', (language, last) => {
    expect(disconnection(language, { last })).toMatchObject({ waits: true, value: null, key: 'named-not-read' });
  });
});

describe('no question is made of', () => {
  it.each([
    ['en', EN, 'The Landlord may interrupt the supply of electricity for repair and shall not be liable for it.'],
    ['zh', ZH, '因电力检修需要停电的，甲方应提前通知，但不得超过必要时间。'],
  ] as const)('a cut that has nothing to do with what is owed: %s %s %s', (language, last, other) => {
    expect(disconnection(language, { last, other })).toMatchObject({ waits: false });
  });

  it.each([
    ['en', 'The Landlord shall not disconnect any utility on account of arrears.'],
    ['zh', '乙方逾期超过60日的，甲方有权解除合同，但不得以停水、停电等方式影响乙方经营。'],
  ] as const)('a contract that forbids to cut: %s %s', (language, last) => {
    expect(disconnection(language, { last })).toMatchObject({ waits: false, value: null });
  });

  it('a debt that is as old as the notice is long before it is cut', () => {
    const last = EN.replace('unpaid the', 'unpaid for 14 days the');
    expect(probe('en', 'disconnection', { last })).toMatchObject({ status: 'found', value: { noticeDays: 14 } });
  });
});
