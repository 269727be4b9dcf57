import type { FormSource } from '../../form.ts';

/** Who, what and for how long. */
export const ZH_PARTIES: FormSource['terms'] = {
  contractNo: {
    labels: ['合同编号', '协议编号', '合同号'],
    required: true,
    patterns: [{ match: '(合同|协议|租约)[书](编号|号码|号)[:][ ]{code}' }, { match: '{/}编号:{code}' }],
  },
  landlord: {
    labels: ['出租方', '出租人', '甲方'],
    required: true,
    patterns: [{ match: '{/}(甲方|出租方|出租人)[\\((甲方|出租方|出租人|以下[简]称[为]["]甲方["])\\)]:{name}' }],
  },
  tenant: {
    labels: ['承租方', '承租人', '乙方'],
    required: true,
    patterns: [{ match: '{/}(乙方|承租方|承租人)[\\((乙方|承租方|承租人|以下[简]称[为]["]乙方["])\\)]:{name}' }],
  },
  manager: {
    labels: [],
    patterns: [
      {
        match:
          '{/}(丙方|物业[服务|管理](方|公司|企业|单位))[\\((丙方|物业[服务|管理](方|公司|企业|单位)|以下[简]称[为]["]丙方["])\\)]:{name}',
      },
    ],
  },
  guarantor: { labels: [], patterns: [{ match: '{/}(丁方|担保方|担保人|保证人)[\\((丁方|担保方|担保人|保证人)\\)]:{name}' }] },
  tenantRegistration: {
    labels: [],
    patterns: [
      {
        match:
          '{/}(乙方|承租方|承租人)[\\((乙方|承租方|承租人|以下[简]称[为]["]乙方["])\\)]:{..60}({/}|\\(|,)[{..60}{/}](统一社会信用代码|营业执照[注册]号[码]|社会信用代码):{code}',
      },
      { match: '(乙方|承租方)(统一社会信用代码|营业执照[注册]号[码]|社会信用代码):{code}' },
    ],
  },
  units: {
    labels: ['商铺编号', '铺位编号', '铺位号', '铺号', '房号'],
    required: true,
    patterns: [
      { match: '(商铺|铺位|房屋|店铺|单元|场地|场所|铺|房|房间|商业单元)[的](编号|号码|号)[为|是]:[ ]{units}' },
      { match: '(商铺|铺位|房屋|店铺|单元|场地|场所|铺|房|房间|商业单元)[的](编号|号码|号)[为|是]{units}' },
      { match: '(编号|铺号|铺位号|房号)[为|是]{units}[号][的](商铺|铺位|房屋|店铺|单元)' },
      { match: '(层|楼|区|座|幢|期|场|荟|广场|中心|天地|里){units}(号|单元|铺位|商铺|店铺)' },
    ],
  },
  areaDm2: {
    labels: ['建筑面积', '租赁面积', '计租面积', '使用面积', '套内面积'],
    required: true,
    patterns: [
      {
        match:
          '(建筑|租赁|计租|计费|使用|实用|套内|承租)面积[共|共计|合计|总计|计|约|为|是|总共][为|:]{area:decimal}(平方米|m2|平米|㎡|平方)',
      },
      { match: '(实际以|以实测|实测|产权证|测绘报告|房产证){..14}{area:decimal}(平方米|m2|平米|㎡|平方)' },
    ],
  },
  signedOn: {
    labels: ['签订日期', '签约日期', '签署日期', '签约日', '签订时间'],
    patterns: [
      { match: '(签订|签约|签署|订立)(日期|日|时间)[:|为]{date}' },
      { match: '(本合同|本协议)[由双方]于{date}[在{..20}](签订|签署|订立)' },
    ],
  },
  from: {
    labels: [],
    required: true,
    not: ['免租', '装修期', '租金为', '不含税', '单价'],
    patterns: [
      { match: '(租赁期限|租赁期间|租期|租赁期|合同期限|承租期限|期限){..24}[自|从|由]{date}[起|开始|始][,][计算,]{..4}(至|到|止于)' },
      { match: '(起租日|租赁起始日|计租起始日)[:|为|是]{date}' },
    ],
  },
  lastDay: {
    labels: [],
    unless: ['termMonths'],
    required: true,
    not: ['免租', '装修期', '单价'],
    patterns: [
      {
        match:
          '(租赁期限|租赁期间|租期|租赁期|合同期限|承租期限|期限){..24}[自|从|由]{from:date}[起|开始|始][,][计算,]{..4}(至|到|止于){date}',
      },
      { match: '(租赁到期日|租赁终止日|租期届满日|到期日)[:|为|是]{date}' },
    ],
  },
  termMonths: {
    labels: [],
    patterns: [
      { match: '(租赁期限|租赁期间|租期|租赁期|合同期限|期限)[共|共计|总计|合计|为|:][共|共计|为]{years:int}(年|周年|个年度)' },
      { match: '{date}[起](至|到){until:date}[止],(共|共计|合计){months:int}个月' },
      { match: '(租赁期限|租赁期间|租期|租赁期|合同期限|期限)[共|共计|总计|合计|为|:][共|共计|为][{int}(年|周年)\\(]{months:int}个月' },
    ],
  },
  contactName: { labels: [], patterns: [{ match: '[乙方](联系人|联络人)[姓名]:{name}' }] },
  contactEmail: { labels: [], patterns: [{ match: '(电子邮箱|电子邮件|邮箱|E-mail|邮件地址)[地址]:[ ]{email}' }] },
};
