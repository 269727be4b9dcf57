import type { FormSource } from '../../form.ts';

const OFF = '(停止|中止|暂停|切断|停供|中断|断开)';
const SUPPLY = '(供水|供电|水|电|用电|用水|电力|水电|能源)';
const CUT = `(${OFF}{..14}${SUPPLY}|停水|停电|断水|断电|停供水电)`;

/** What happens when somebody does not pay. */
export const ZH_RULES: FormSource['terms'] = {
  lateFee: {
    labels: ['滞纳金'],
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
    not: ['不得', '检修', '维护', '市政', '装修期间', '紧急情况'],
    patterns: [
      { match: `(提前|事先提前){days:int}(日|天|个自然日)[以]{..12}(通知|告知|催告){..24}${CUT}` },
      { match: `(催告|通知|催缴|送达|催缴函|通知书){..18}{days:int}(日|天)[内|后|届满|期满]{..34}${CUT}` },
      { match: `(催告期|宽限期|通知期)[为]{days:int}(日|天){..34}${CUT}` },
      { match: `(限期|限){days:int}(日|天)[内]{..30}${CUT}` },
      { match: `(满|超过){days:int}(日|天){..6}(通知|催告){..20}${CUT}` },
    ],
  },
  protectedStatus: {
    labels: ['诊所', '医疗机构', '医院', '透析', '养老', '护理院', '托育', '急救'],
    patterns: [],
  },
};
