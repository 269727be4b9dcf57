import type { Chart } from './chart.ts';

/** The chart of accounts of an owner who gave none: numbers as text-books print them. A deposit is no income but money held for the tenant. */
export const DEFAULT_CHART: Chart = {
  bank: { number: '1000', name: 'Bank' },
  suspense: { number: '2100', name: 'Receipts not yet identified' },
  credit: { number: '2110', name: 'Payments on account' },
  tax: { number: '2200', name: 'Tax payable' },
  badDebt: { number: '6100', name: 'Bad debts' },
  receivable: {
    rent: { number: '1110', name: 'Receivables: rent' },
    'turnover-rent': { number: '1115', name: 'Receivables: turnover rent' },
    'service-charge': { number: '1120', name: 'Receivables: service charge' },
    'marketing-fund': { number: '1125', name: 'Receivables: marketing fund' },
    electricity: { number: '1130', name: 'Receivables: electricity' },
    water: { number: '1135', name: 'Receivables: water' },
    deposit: { number: '1140', name: 'Receivables: deposits' },
    'late-fee': { number: '1150', name: 'Receivables: late fees' },
    other: { number: '1190', name: 'Receivables: other' },
  },
  income: {
    rent: { number: '4010', name: 'Rent' },
    'turnover-rent': { number: '4015', name: 'Turnover rent' },
    'service-charge': { number: '4020', name: 'Service charge' },
    'marketing-fund': { number: '4025', name: 'Marketing fund' },
    electricity: { number: '4030', name: 'Electricity recharged' },
    water: { number: '4035', name: 'Water recharged' },
    deposit: { number: '2300', name: 'Deposits held' },
    'late-fee': { number: '4050', name: 'Late fees' },
    other: { number: '4090', name: 'Other income' },
  },
};
