import type { FormSource } from '../../form.ts';

type Patterns = NonNullable<NonNullable<FormSource['terms']['rent']>['patterns']>;

const PAY = '(支付|缴纳|缴付|交纳|付款|付清|付|缴清|缴)';
const OFTEN = [
  ['(按季度|按季|每季度|每季)', 'quarter'],
  ['(按半年|每半年)', 'half-year'],
  ['(按年度|按年|每年度|每年)', 'year'],
] as const;

const paid: Patterns = [
  ...OFTEN.map(([often, frequency]) => ({ match: `${often}[一次|一次性][预|先行|后]{..24}${PAY}`, is: { frequency } })),
  { match: `(每季度首月|每季度第一个月|每半年首月|每月|当月|次月|每年1月)[的]{day:int}(日|号)[之]前[向{..20}]${PAY}` },
  { match: '(先付后用|预付|先缴后用)', is: { timing: 'advance' } },
  { match: '(先用后付|后付)', is: { timing: 'arrears' } },
];
const bill = '(账单|缴费通知|缴费通知单|付款通知|付款通知书|发票)';

/** How lines beside the rent are paid, and where a due day goes that is no business day. */
export const ZH_PAID: FormSource['terms'] = {
  convention: {
    labels: [],
    patterns: [
      { match: '遇{..4}(节假日|公休日|休息日|假日|非工作日|周末){..14}不[予]顺延', is: { convention: 'none' } },
      { match: '遇{..4}(节假日|公休日|休息日|假日|非工作日|周末){..14}顺延[至{..8}工作日]', is: { convention: 'following' } },
      { match: '遇{..4}(节假日|公休日|休息日|假日|非工作日|周末){..14}提前[至{..8}工作日]', is: { convention: 'preceding' } },
    ],
  },
  serviceChargePaid: {
    labels: [],
    near: ['物业服务费', '物业管理费', '物业费', '综合管理费', '公共服务费'],
    not: ['租金', '推广', '电费', '水费', '逾期', '拖欠'],
    patterns: paid,
  },
  marketingFundPaid: {
    labels: [],
    near: ['推广费', '推广服务费', '推广基金'],
    not: ['租金', '物业', '管理费', '电费', '逾期', '拖欠'],
    patterns: paid,
  },
  utilityPaid: {
    labels: [],
    near: ['电费', '水费', '水电费', '能源费', '用电', '用水'],
    not: ['租金', '物业', '停电', '停水', '停止', '中止', '暂停'],
    patterns: [
      {
        match: `收到{..10}${bill}[之日起|后]{..4}{days:int}个工作日内`,
        unclear: 'it counts business days from the bill: say on which day of the month it is due',
      },
      { match: `收到{..10}${bill}[之日起|后]{..4}{days:int}(日|天)内` },
    ],
  },
  turnoverPaid: {
    labels: [],
    near: ['提成', '抽成', '营业额', '销售额'],
    patterns: [
      { match: '(全年|年度|每年|年)(营业额|销售额|营业收入)', is: { frequency: 'year' } },
      { match: '每一租赁年度', is: { frequency: 'year', anchor: 'lease' } },
      { match: '(每季度|按季度|按季)', is: { frequency: 'quarter' } },
      { match: '次月{day:int}(日|号)[之]前' },
    ],
  },
};
