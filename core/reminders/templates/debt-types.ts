import type { DebtType } from '../../lease/lease.ts';
import type { Language } from './template.ts';

/** What a debt type is called on paper. */
export const DEBT_TYPE_NAMES: Readonly<Record<Language, Readonly<Record<DebtType, string>>>> = {
  en: {
    rent: 'Rent',
    'turnover-rent': 'Turnover rent',
    'service-charge': 'Service charge',
    'marketing-fund': 'Marketing fund',
    electricity: 'Electricity',
    water: 'Water',
    deposit: 'Deposit',
    'late-fee': 'Late fee',
    other: 'Other',
  },
  'zh-CN': {
    rent: '租金',
    'turnover-rent': '提成租金',
    'service-charge': '物业费',
    'marketing-fund': '推广费',
    electricity: '电费',
    water: '水费',
    deposit: '押金',
    'late-fee': '滞纳金',
    other: '其他费用',
  },
};
