import type { FormSource } from '../../form.ts';

const M2 = '(平方米|平米|m2|㎡|平方)';
const SERVICE = '(物业服务费|物业管理费|物业费|综合管理费|管理费|公共服务费)';
const FUND = '(推广费|市场推广费|营销推广费|推广服务费|宣传推广费|企划推广费|推广基金)';
const KWH = '(度|千瓦时|千瓦·时|kwh)';
const M3 = '(吨|立方米|立方|m3|方)';

type TermPatterns = NonNullable<NonNullable<FormSource['terms']['rent']>['patterns']>;

/* 每月每平方米35元 · 22元/平方米/月 · 每月4,987.50元 */
const fee = (name: string): TermPatterns => [
  { match: `${name}{..8}(每月每${M2}|每${M2}每月|每月按每${M2}){sum:money}`, is: { per: 'month', of: 'm2' } },
  { match: `${name}{..8}{sum:money}(/${M2}/月|/月/${M2}|/${M2}·月|每${M2}每月|/月·${M2})`, is: { per: 'month', of: 'm2' } },
  { match: `${name}{..4}每月{sum:money}[计]`, is: { per: 'month', of: 'lease' } },
  { match: `每月{..12}${name}{sum:money}`, is: { per: 'month', of: 'lease' } },
  { match: `${name}{..4}{sum:money}(/月|每月)`, is: { per: 'month', of: 'lease' } },
];

const tariff = (use: string, unit: string): TermPatterns => [
  { match: `${use}[费][单价|价格|标准|价][按|为|是|:|以|调整为|调整至]{sum:money}(/|每)${unit}` },
  { match: `${use}[费][单价|价格|标准|价][按|为|是|:|以|调整为|调整至]每${unit}{sum:money}` },
  { match: `${use}[费]{..12}单价[为|是|:]{sum:money}(/|每)${unit}` },
];

/** What is owed beside the rent. */
export const ZH_FEES: FormSource['terms'] = {
  deposit: {
    labels: ['履约保证金', '租赁保证金', '押金'],
    required: true,
    not: ['装修保证金', 'POS机', '质量保证金', '没收'],
    patterns: [
      { match: '(履约保证金|租赁保证金|租赁押金|押金|租金保证金|保证金)[金额][的]{..20}{sum:money}' },
      { match: '(履约保证金|租赁保证金|租赁押金|押金|保证金)(调整|变更|增加)(为|至|到){sum:money}' },
      {
        match:
          '(签署|签订|签约)[之日][起|后]{days:int}(日|天)内[,][向{..4}](支付|缴纳|交纳|缴付){..16}(履约保证金|租赁保证金|租赁押金|押金|保证金)[,][即|计|为|金额为]{sum:money}',
      },
      {
        match:
          '(履约保证金|租赁保证金|租赁押金|押金|保证金)[金额][的]{..20}{sum:money}[整],[乙方|承租方|承租人][应|须][于|在](签署|签订|签约)[之日][起|后]{days:int}(日|天)内(付清|支付|缴纳|缴清)',
      },
    ],
  },
  depositMonths: {
    labels: [],
    near: ['保证金', '押金'],
    not: ['装修保证金', '违约金', '没收'],
    patterns: [{ match: '(相当于|等于|金额为|等额于|即){months:int}个月[的|固定|基本|首年](租金|月租金)' }],
  },
  serviceCharge: {
    labels: ['物业服务费', '物业管理费', '物业费', '综合管理费'],
    not: ['拖欠', '欠缴', '逾期'],
    patterns: fee(SERVICE),
  },
  marketingFund: { labels: ['推广费', '推广服务费', '推广基金'], not: ['拖欠', '逾期'], patterns: fee(FUND) },
  electricity: { labels: ['电费单价', '电费按', '电价'], not: ['罚款'], patterns: tariff('(电|用电|电力)', KWH) },
  water: { labels: ['水费单价', '水费按', '水价'], not: ['罚款'], patterns: tariff('(水|用水|自来水)', M3) },
  utilityDueDay: {
    labels: [],
    near: ['能源费', '水电费', '电费', '水费', '自来水'],
    not: ['租金'],
    patterns: [{ match: '(每月|次月|当月)[的]{day:int}(日|号)[之]前[向{..6}](支付|缴纳|缴清|付清|结清|缴付)' }],
  },
  tax: {
    labels: [],
    not: ['违约'],
    patterns: [
      { match: '(含税|含增值税){..12}(税率)[为|是|:|按]{share}', is: { included: true, scope: 'rent' } },
      { match: '(不含税|不含增值税|未税){..20}(税率)[为|是|:|按]{share}', is: { included: false, scope: 'rent' } },
      { match: '(不含税|不含增值税|未税){..20}增值税[另行|另][按]{share}', is: { included: false, scope: 'rent' } },
      { match: '(不含税|不含增值税|未税){..24}(按|另按|按照){share}[的](税率)[另行|另]', is: { included: false, scope: 'rent' } },
    ],
  },
};
