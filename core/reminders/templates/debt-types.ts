import type { DebtType } from '../../lease/lease.ts';
import type { Language } from './template.ts';

/** What a debt type is called on paper. */
export const DEBT_TYPE_NAMES: Readonly<Record<Language, Readonly<Record<DebtType, string>>>> = {
  en: { rent: 'Rent', electricity: 'Electricity', water: 'Water', 'service-charge': 'Service charge', other: 'Other' },
  'zh-CN': { rent: '租金', electricity: '电费', water: '水费', 'service-charge': '物业费', other: '其他费用' },
};
