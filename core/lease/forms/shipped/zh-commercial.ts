import type { FormSource } from '../form.ts';
import { ZH_CUTTING } from './zh-commercial/cutting.ts';
import { ZH_FEES } from './zh-commercial/fees.ts';
import { ZH_PAID } from './zh-commercial/paid.ts';
import { ZH_PARTIES } from './zh-commercial/parties.ts';
import { ZH_RENT } from './zh-commercial/rent.ts';
import { ZH_RULES } from './zh-commercial/rules.ts';
import { ZH_SPEECH } from './zh-commercial/speech.ts';

/** Commercial leases in Chinese as shopping centres of the mainland print them. */
export const ZH_COMMERCIAL: FormSource = {
  formId: 'zh-commercial',
  version: 4,
  about: '购物中心商铺租赁合同（简体中文）：当事人、期限、租金、保证金、物业费、能源费、违约金与停水停电条款',
  language: 'zh-CN',
  currencies: {
    人民币: 'CNY',
    RMB: 'CNY',
    CNY: 'CNY',
    '¥': 'CNY',
    元: 'CNY',
    圆: 'CNY',
    港币: 'HKD',
    HK$: 'HKD',
    HKD: 'HKD',
    美元: 'USD',
    US$: 'USD',
    USD: 'USD',
  },
  nameBrackets: ['以下', '下称', '简称', '甲方', '乙方', '丙方', '出租', '承租', '"', '统一', '证件', '身份证', '盖章', '公章', '签'],
  not: ['例如', '举例', '原合同', '原租赁合同', '示例'],
  changes: ['调整为', '调整至', '变更为', '修改为', '更改为', '改为', '变更至'],
  watch: [
    '免收',
    '减半',
    '半价',
    '减免',
    '免租',
    '免除租金',
    '豁免',
    '顺延',
    '工作日',
    '增值税',
    '税费',
    '营业税',
    '提成',
    '抽成',
    '取高',
    '营业额',
    '市场价',
    '后付',
    '按季',
    '按年',
    '按半年',
    '季度',
    '滞纳金',
    '涨租',
    '递增',
    '上调',
    '上浮',
    '另行收取',
    '另加',
    '线损',
    '代收代缴',
    '阶梯',
    '峰',
    '谷段',
  ],
  alters: [
    ...['不收', '暂不', '不付', '无需支付', '无须支付', '不必支付', '不再收', '免交', '免付', '免缴', '免予', '全免', '免费', '免除'],
    ...['加倍', '翻倍', '双倍', '加收', '一半', '半数', '行情', '随市', '随行就市', '指数', '物价', '通胀', '开业', '起计收', '折扣'],
    ...['优惠', '打折', '抵扣', '抵免', '冲抵', '缓交', '缓缴', '暂缓', '延期支付'],
  ],
  everyLine: [
    ...['上述各项费用', '上述费用', '上述各项', '上述款项', '以上各项', '以上费用', '以上款项', '前述费用', '各项费用均', '各项款项均'],
    ...['所有费用', '全部费用', '所有款项', '全部款项', '各项应付款项'],
  ],
  perArea: ['每平方', '每平米', '/平方', '/平米', '/m2', '每m2', '·m2', '每㎡', '/㎡'],
  ...ZH_SPEECH,
  cutting: ZH_CUTTING,
  terms: { ...ZH_PARTIES, ...ZH_RENT, ...ZH_FEES, ...ZH_PAID, ...ZH_RULES },
  house: { creditorRole: 'landlord', anchor: 'calendar', proration: 'actual-month', convention: 'none', issueDaysBefore: 10 },
};
