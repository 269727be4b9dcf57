import type { FormSource } from '../../form.ts';

const OFF = '(停止|中止|暂停|切断|停供|中断|断开)';
const SUPPLY = '(供水|供电|水|电|用电|用水|电力|水电|能源)';
const CUT = `(${OFF}{..14}${SUPPLY}|停水|停电|断水|断电|停供水电)`;

/* Days overdue are not the days of notice. */
const OVERDUE = '(满|超过|达|逾期|拖欠){overdue:int}(日|天)[以上|的]';
const NOTICE = '(催告|通知|催缴|送达|催缴函|通知书)';

/* Whose supply may keep somebody alive or cared for: a person says whether it does. */
const PROTECTED = [
  ...[
    '诊所',
    '门诊',
    '医疗',
    '医院',
    '卫生服务',
    '卫生院',
    '卫生室',
    '卫生所',
    '口腔',
    '牙',
    '齿科',
    '血液净化',
    '透析',
    '肾',
    '吸氧',
    '制氧',
  ],
  ...['急救', '康复', '药房', '药店', '体检', '月子', '产后', '母婴护理', '护理院', '护理站', '护理中心', '养老', '敬老', '托老', '老年'],
  ...['幼儿园', '托育', '托儿', '幼托', '早教'],
];

/** What happens when somebody does not pay. */
export const ZH_RULES: FormSource['terms'] = {
  lateFee: {
    labels: ['滞纳金'],
    not: ['年租金', '月租金的', '租金总额', '合同总价'],
    near: ['逾期', '迟延', '拖欠', '欠付', '未按', '未按时', '未按期'],
    patterns: [
      {
        match:
          '(每日|每天|按日|每逾期一日|每逾期一天|每迟延一日|每延迟一日|日){..20}{share}[的|的标准|的比例|计|加收|计收|支付|收取|向]{..14}(滞纳金|违约金|逾期违约金)',
      },
      { match: '(滞纳金|违约金){..10}(每日|每天|按日){..8}{share}' },
      { match: '(滞纳金|违约金)[按|为|:]{..16}{share}(/日|/天|每日)' },
      {
        match: '(逾期|迟延)(付款|支付|缴纳){..30}(合理|相应)[的](滞纳金|违约金)',
        unclear: 'it names no rate',
      },
    ],
  },
  lateGraceDays: {
    labels: ['宽限期'],
    unless: ['lateFee'],
    patterns: [{ match: '{days:int}(日|天)[的]宽限期' }, { match: '宽限期[为|是|:]{days:int}(日|天)' }],
  },
  disconnection: {
    labels: [],
    near: [
      '逾期',
      '拖欠',
      '欠付',
      '欠缴',
      '欠费',
      '欠租',
      '未付',
      '未支付',
      '未缴',
      '未交',
      '不支付',
      '未按',
      '未足额',
      '付清',
      '缴清',
      '催缴',
      '催告',
    ],
    not: ['不得', '检修', '维护', '维修', '市政', '装修期间', '紧急情况', '无权'],
    patterns: [
      { match: `(提前|事先提前){days:int}(日|天|个自然日)[以]{..12}(通知|告知|催告){..24}${CUT}` },
      { match: `${OVERDUE}{..24}${NOTICE}{..18}{days:int}(日|天)[内|后|届满|期满]{..34}${CUT}` },
      { match: `${OVERDUE}{..24}提前{days:int}(日|天){..12}(通知|告知|催告){..24}${CUT}` },
      { match: `${NOTICE}{..18}{days:int}(日|天)[内|后|届满|期满]{..34}${CUT}` },
      { match: `(催告期|宽限期|通知期)[为]{days:int}(日|天){..34}${CUT}` },
      { match: `(限期|限){days:int}(日|天)[内]{..30}${CUT}` },
      { match: `${OVERDUE}{..24}${NOTICE}{..30}${CUT}`, unclear: 'it says how many days overdue, and not how many days of notice' },
      { match: `${OVERDUE}{..40}${CUT}`, unclear: 'it says how many days overdue, and not how many days of notice' },
    ],
  },
  protectedStatus: {
    labels: PROTECTED,
    patterns: [],
  },
};
