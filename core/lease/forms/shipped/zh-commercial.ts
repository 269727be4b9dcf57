import type { FormSource } from '../form.ts';
import { ZH_FEES } from './zh-commercial/fees.ts';
import { ZH_PARTIES } from './zh-commercial/parties.ts';
import { ZH_RENT } from './zh-commercial/rent.ts';
import { ZH_RULES } from './zh-commercial/rules.ts';

/** Commercial leases in Chinese as shopping centres of the mainland print them. */
export const ZH_COMMERCIAL: FormSource = {
  formId: 'zh-commercial',
  version: 1,
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
  terms: { ...ZH_PARTIES, ...ZH_RENT, ...ZH_FEES, ...ZH_RULES },
  house: { creditorRole: 'landlord', anchor: 'calendar', proration: 'actual-month', convention: 'none', issueDaysBefore: 10 },
};
