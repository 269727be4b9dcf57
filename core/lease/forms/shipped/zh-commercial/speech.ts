import type { FormSource } from '../../form.ts';

type Speech = Required<Pick<FormSource, 'names' | 'nameStops' | 'topics' | 'dues' | 'aside' | 'payees'>>;

const SERVICE = ['物业服务费', '物业管理费', '物业费', '综合管理费', '管理费', '公共服务费'];
const FUND = ['推广费', '推广服务费', '推广基金'];
const CHARGES = ['租金', ...SERVICE, ...FUND, '电费', '水费', '水电费', '能源费', '滞纳金', '保证金', '押金'];

/** How these contracts speak of charges, of whom they are owed to, and of what charges nothing. */
export const ZH_SPEECH: Speech = {
  names: ['免租', '减免', '顺延', '增值税', '税费', '提成', '营业额', '滞纳金', '递增', '上调', '上浮'],
  nameStops: ['日期', '签订日期', '签署日期', '签约日期', '签订时间', '签署时间', '地址', '住所', '法定代表人', '联系电话', '电话'],
  topics: {
    supply: ['停电', '停水', '断电', '断水', '停止供电', '中止供电', '暂停供电', '停供', '停水停电'],
    'late-fee': ['滞纳金', '逾期', '迟延', '宽限期'],
    tax: ['增值税', '税率', '税费', '含税'],
    'turnover-rent': ['提成', '抽成', '营业额', '销售额'],
    deposit: ['保证金', '押金'],
    'service-charge': SERVICE,
    'marketing-fund': FUND,
    electricity: ['电费', '用电', '水电费', '能源费', '电价'],
    water: ['水费', '用水', '水电费', '能源费', '自来水'],
    rent: ['租金'],
    payment: ['支付', '缴纳', '付款', '付清', '账单'],
  },
  dues: [...CHARGES, ...['费', '款', '付', '缴', '交纳', '账单', '结算', '税', '电', '水', '租期', '租赁期', '顺延', '免']],
  aside: [
    { about: 'insurance', words: ['责任险', '保险', '保额', '赔偿限额'], amounts: true, not: CHARGES },
    { about: 'shares', words: ['股权', '股东', '股份'], amounts: true, not: CHARGES },
    {
      about: 'misconduct',
      words: ['每发现一次', '每违反一次', '假冒伪劣', '擅自停业', '擅自占用', '无故停业', '空铺费'],
      amounts: true,
      not: CHARGES,
    },
    { about: 'deposit-return', words: ['退还', '返还', '无息退'] },
    { about: 'force-majeure', words: ['不可抗力'] },
    { about: 'termination', words: ['解除合同', '解除本合同', '解除租约', '终止本合同'], not: ['滞纳金', '供电', '供水', '停水', '停电'] },
    { about: 'sale', words: ['优先购买权'], not: CHARGES },
    { about: 'handover', words: ['办理交接手续', '交还手续'], not: CHARGES },
    { about: 'early-exit', words: ['提前退租'], not: ['保证金', '押金', '免租', ...SERVICE] },
    { about: 'holding-over', words: ['占用费'], not: [...SERVICE, '保证金', '滞纳金', '违约金'] },
    { about: 'works', words: ['装修图纸', '施工', '检修', '维修', '整改', '消防'], not: CHARGES },
    { about: 'notices', words: ['送达', '通讯地址', '联系方式', '特快专递'], not: CHARGES },
  ],
  payees: {
    landlord: ['甲方', '出租方', '出租人'],
    tenant: ['乙方', '承租方', '承租人'],
    manager: ['丙方', '物业服务企业', '物业管理企业', '物业服务公司', '物业管理公司', '物业管理方', '物业服务方', '物业公司'],
    companies: ['公司', '协会', '合伙企业', '事务所'],
    before: ['向', '付至', '付给', '支付给', '支付至', '缴至', '交至', '交给', '缴纳给', '缴纳至', '汇入', '汇至', '付予', '由'],
    after: ['收取', '代收', '收缴', '计收'],
  },
};
