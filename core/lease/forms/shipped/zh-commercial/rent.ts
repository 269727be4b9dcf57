import type { FormSource } from '../../form.ts';

const RENT = '(租金|基本租金|固定租金|月租金|基础租金|月固定租金|租金标准|年租金|商铺租金|保底租金)';
const NEXT_MONTH = '(次月|下月|下个月|下一个月)[的]{day:int}(日|号)[之|以]前';
const M2 = '(平方米|平米|m2|㎡|平方)';
const OLD = ['原租', '此前', '不再适用', '提成', '逾期', '占用费', '两倍', '免租期内', '推广', '物业'];

/** The rent, how it grows, and when it is paid. */
export const ZH_RENT: FormSource['terms'] = {
  rent: {
    labels: ['月租金', '租金标准', '年租金', '租金单价', '固定租金'],
    required: true,
    unless: ['steps'],
    not: OLD,
    patterns: [
      {
        match: '(每月[应付|应支付|的|固定|基本]租金|月租金|月固定租金|月基本租金)[标准][为|是|:|计|应为][每月]{sum:money}',
        is: { per: 'month', of: 'lease' },
      },
      { match: `${RENT}{..10}(每月|月){sum:money}`, is: { per: 'month', of: 'lease' } },
      { match: `${RENT}{..8}{sum:money}[元](/月|每月|/每月)`, is: { per: 'month', of: 'lease' } },
      { match: '(将|把)[合同约定的|本合同|原]{..12}月租金(调整|变更|修改|改)(为|至|成){sum:money}', is: { per: 'month', of: 'lease' } },
      {
        match: '(每年[应付|应支付|的|固定|基本]租金|年租金|年固定租金)[标准][为|是|:|计|应为][每年]{sum:money}',
        is: { per: 'year', of: 'lease' },
      },
      { match: `${RENT}{..8}{sum:money}[元](/年|每年)`, is: { per: 'year', of: 'lease' } },
      { match: `(租金|租金单价|租金标准){..8}(每日|每天)每${M2}{sum:money}`, is: { per: 'day', of: 'm2' } },
      { match: `(租金|租金单价|租金标准){..8}每${M2}(每日|每天){sum:money}`, is: { per: 'day', of: 'm2' } },
      { match: `${RENT}{..8}{sum:money}(/${M2}/(天|日)|/(天|日)/${M2}|/${M2}·(天|日)|每${M2}(每日|每天))`, is: { per: 'day', of: 'm2' } },
      { match: `(租金|租金单价|租金标准|月租金单价){..8}每月每${M2}{sum:money}`, is: { per: 'month', of: 'm2' } },
      { match: `(月租金|月租金单价|月租金标准){..8}每${M2}[每月]{sum:money}[/月]`, is: { per: 'month', of: 'm2' } },
      { match: `(租金|租金单价|租金标准){..8}每${M2}每月{sum:money}`, is: { per: 'month', of: 'm2' } },
      { match: `(租金|租金单价|租金标准){..8}每${M2}{sum:money}(/月|每月)`, is: { per: 'month', of: 'm2' } },
      { match: `(租金|租金单价|租金标准){..8}每${M2}{sum:money}`, unclear: 'it does not say whether it is for a day, a month or a year' },
      { match: `${RENT}{..8}{sum:money}(/${M2}/月|/月/${M2}|/${M2}·月|每${M2}每月)`, is: { per: 'month', of: 'm2' } },
    ],
  },
  rentTotal: {
    labels: [],
    not: ['免租期内'],
    patterns: [
      { match: '(每月|月)[应付]租金[总额|金额](合计|共计|总计|总额)[为|:]{sum:money}', is: { per: 'month' } },
      { match: '(合计|共计|折合|即)(每月|月)租金[总额|金额][为|:]{sum:money}', is: { per: 'month' } },
      { match: '(每年|年)[应付]租金[总额|金额](合计|共计|总计|总额)[为|:]{sum:money}', is: { per: 'year' } },
    ],
  },
  steps: {
    labels: ['第二年', '第二租赁年度', '第三年', '各租赁年度', '逐年约定'],
    unless: ['escalation'],
    not: OLD.filter((word) => word !== '免租期内'),
    patterns: [
      { match: '{/}第{year:int}[租赁](年|年度|租约年|个租赁年度){|}{sum:amount}', is: { per: 'month', of: 'lease' } },
      { match: '{/}[自]{from:date}(至|到|-|~){until:date}[止]{|}{sum:amount}', is: { per: 'month', of: 'lease' } },
      { match: '第{year:int}[个](年|年度|租赁年度)[月租金|租金][为](每月|月){sum:money}', is: { per: 'month', of: 'lease' } },
      { match: '第{year:int}[个](年|年度|租赁年度)[的][月]租金[标准][为|:](每月|月)[租金]{sum:money}', is: { per: 'month', of: 'lease' } },
      {
        match: '[自]{from:date}(至|到){until:date}[止|期间],[每月|月]租金[标准][为|:][每月]{sum:money}[/月]',
        is: { per: 'month', of: 'lease' },
      },
    ],
  },
  escalation: {
    labels: ['递增', '上浮', '上调', '涨幅', '增长率'],
    unless: ['steps'],
    patterns: [
      {
        match:
          '[自|从]第{fromYear:int}[个]租赁(年度|年)起{..6}租金{..8}在(上一|前一|上)[个](租赁年度|年度|年|期)[的]{..10}基础上[每年](递增|上浮|上调|增加|增长){share}',
        is: { compound: true },
      },
      {
        match:
          '租金[自|从]第{fromYear:int}[个](租赁年度|租赁年|年度|年)起{..12}(上一|前一|上)[个](租赁年度|年度|年|期){..14}(递增|上浮|上调|增加|增长){share}',
        is: { compound: true },
      },
      {
        match:
          '(每满|每隔|每){everyYears:int}年{..6}在(上一|前一|上|当)[个](租赁年度|年度|年|期)[的]{..10}基础上(递增|上浮|上调|增加|增长){share}',
        is: { compound: true },
      },
      {
        match:
          '(租金|租金标准){..6}(逐年|每年){..6}在(上一|前一|上)[个](租赁年度|年度|年|期)[的]{..10}基础上(递增|上浮|上调|增加|增长){share}',
        is: { compound: true },
      },
      {
        match: '(租金|租金标准){..10}(每满|每隔|每|逐){..6}年{..8}(递增|上浮|上调|增加|增长){share}',
        unclear: 'it does not say on which amount the rent grows (the last one, or the first)',
      },
    ],
  },
  rentFree: {
    labels: ['免租期', '免租装修期', '装修免租期', '免租金'],
    not: ['免租期内不计', '补缴', '补交', '补付', '追缴', '返还', '退还', '退租'],
    patterns: [
      { match: '{from:date}[起](至|到){lastDay:date}[期间|止][,]免(收|交|付|缴)租金' },
      { match: '免租[装修]期[为]:[ ][自|从]{from:date}[起](至|到){lastDay:date}' },
      { match: '免租[装修]期{..8}[自|从]{from:date}[起][,](至|到){lastDay:date}' },
      { match: '{months:int}个月[的](免租[装修]期|装修免租期|免租)' },
      { match: '{days:int}(天|日)[的](免租[装修]期|装修免租期|免租)' },
      { match: '(免租[装修]期|装修免租期)[共|为|共计|:]{months:int}个月' },
      { match: '(免租[装修]期|装修免租期)[共|为|共计|:]{days:int}(天|日)' },
    ],
  },
  frequency: {
    labels: [],
    required: true,
    near: ['租金'],
    not: ['物业管理费按', '拖欠', '未足额'],
    patterns: [
      {
        match: '每月{day:int}(日|号)[之]前{..24}(下一个月|次月|下月|当月)[的]租金',
        is: { frequency: 'month' },
      },
      {
        match: '(按月|每月一次|每月一付|每一个月|每月支付一次|按月度)[预|先行](支付|缴纳|缴付|交纳|付款|结算|预付|缴)',
        is: { frequency: 'month' },
      },
      { match: '(上述|以上|前述|各项|所有|全部){..6}(费用|款项){..6}每月{day:int}(日|号)[之]前', is: { frequency: 'month' } },
      { match: '(每月一付|月付|每月支付一次)', is: { frequency: 'month' } },
      {
        match: '(按季|按季度|每季度|每季|每三个月)[一次|一付|支付一次][预|先行|后](支付|缴纳|缴付|交纳|付款|结算|预付|付|缴)',
        is: { frequency: 'quarter' },
      },
      { match: '(季付|每季一付|每季度一付|每季度支付一次)', is: { frequency: 'quarter' } },
      { match: '(按半年|每半年|每六个月)[一次](支付|缴纳|缴付|交纳|付款|一付|预付|付)', is: { frequency: 'half-year' } },
      { match: '(按年|按年度|每年度|每年)[一次](支付|缴纳|缴付|交纳|付款|一付|预付|付)', is: { frequency: 'year' } },
    ],
  },
  timing: {
    labels: [],
    required: true,
    patterns: [
      { match: '(先付后用|先付后租|先交后用|先缴后用|先付租后使用|预付)', is: { timing: 'advance' } },
      { match: '(先用后付|后付|先租后付|按月后付|期末支付)', is: { timing: 'arrears' } },
      { match: '每月{day:int}(日|号)[之]前{..24}(下一个月|次月|下月)[的]租金', is: { timing: 'advance' } },
      { match: '预(缴|交|付)当[月|季|期|年]', is: { timing: 'advance' } },
    ],
  },
  dueDay: {
    labels: [],
    required: true,
    near: ['租金'],
    not: ['首期租金', '第一期租金', '能源费', '排班', '提成'],
    patterns: [
      { match: '(每月|当月|每个月|每一自然月|每自然月)[的]{day:int}(日|号)[之]前' },
      { match: '(每月|当月|每个月)[的]{day:int}(日|号)或(之前|以前)' },
      {
        match:
          '(每季度|每季|当季|每个季度|每付款期|每个付款期|每期|每半年|每年|每租赁季度)[的|期](首月|首个月|第一个月|首个自然月|第一月)[的]{day:int}(日|号)[之|以]前[(将|支付|付清|缴纳)[当|该](季|季度|期|年|半年)[的]租金]',
      },
      { match: '(每季度|每季|每半年)(结束|届满)后次月{day:int}(日|号)[之]前[(支付|付清|缴纳)(上一|上|该|当)(季|季度|半年|年)[的]租金]' },
      { match: `(后付|先用后付|先租后付|期末支付){..60}${NEXT_MONTH}` },
      { match: `${NEXT_MONTH}{..16}(上月|上一月|上个月|上一个月|前一月|前一个月)[的|应付|度|应付的]租金` },
      { match: `(上月|上一月|上个月|上一个月)[的|应付|度|应付的]租金{..16}${NEXT_MONTH}` },
      { match: NEXT_MONTH, unclear: 'it names a day of the month after, and not that the rent is paid in arrears' },
      {
        match: '(上月|上一月|上个月|上一个月){day:int}(日|号)[之]前',
        unclear: 'it names a day of the month before the one that is paid for',
      },
      { match: '每月{day:int}(日|号)[之]前{..24}(下一个月|次月|下月)[的]租金' },
      { match: '付款日[期][为|是|:](每月|每个月|当月|每期首月|每季度首月)[的]{day:int}(日|号)' },
      { match: '(于|在)(每月|每个月)[的]{day:int}(日|号)(支付|缴纳|缴付|付清)' },
    ],
  },
  turnover: {
    labels: ['提成租金', '抽成租金', '扣点'],
    patterns: [
      { match: '(营业额|销售额|营业收入|营业总额|销售收入)[的]{share}{..10}(超过|超出|高于|大于){..14}(租金)', is: { overBase: true } },
      {
        match:
          '[提成租金:]{..12}(营业额|销售额|营业收入|营业总额|销售收入)[的]{share}{..10}(超过|超出|高于|大于){..10}租金[总额][的],(超出|超过)部分[作为提成租金]',
        is: { overBase: true },
      },
      { match: '(租金){..12}(与|和){..12}(营业额|销售额|营业收入)[的]{share}[两者|二者]{..6}(取高|较高|高者)', is: { overBase: true } },
    ],
  },
};
