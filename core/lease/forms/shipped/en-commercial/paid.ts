import type { FormSource } from '../../form.ts';

type Patterns = NonNullable<NonNullable<FormSource['terms']['rent']>['patterns']>;

const HOLIDAY = '(not a business day|not a working day|not a banking day|a public holiday|a holiday|a bank holiday|a non-business day)';

const paid: Patterns = [
  { match: '(quarterly|every quarter|each quarter|by quarterly instalments)', is: { frequency: 'quarter' } },
  { match: '(half-yearly|half yearly|semi-annually|every six months)', is: { frequency: 'half-year' } },
  { match: '(payable|paid|pay){..24}(yearly|annually|once a year)', is: { frequency: 'year' } },
  { match: 'in advance', is: { timing: 'advance' } },
  { match: '(in arrears|in arrear)', is: { timing: 'arrears' } },
  { match: '(on or before|not later than|by|before|on) the {day:int}[ day]' },
];

/** How lines beside the rent are paid, and where a due day goes that is no business day. */
export const EN_PAID: FormSource['terms'] = {
  convention: {
    labels: [],
    patterns: [
      { match: `${HOLIDAY}{..40}(next|following|next following) (business|working|banking) day`, is: { convention: 'following' } },
      { match: `${HOLIDAY}{..40}(preceding|previous|last preceding) (business|working|banking) day`, is: { convention: 'preceding' } },
    ],
  },
  serviceChargePaid: {
    labels: [],
    near: ['service charge', 'service charges', 'service fee', 'management fee', 'common area maintenance', 'maintenance charge'],
    not: ['rent', 'levy', 'marketing', 'electricity', 'water', 'default', 'overdue', 'interest'],
    patterns: paid,
  },
  marketingFundPaid: {
    labels: [],
    near: [
      'marketing contribution',
      'marketing fund',
      'marketing levy',
      'marketing charge',
      'promotion levy',
      'promotional fund',
      'promotion fund',
    ],
    not: ['rent', 'service charge', 'electricity', 'overdue', 'interest'],
    patterns: paid,
  },
  utilityPaid: {
    labels: [],
    near: ['electricity', 'electric', 'water', 'utilities', 'utility'],
    not: ['rent', 'service charge', 'disconnect', 'overdue', 'suspend'],
    patterns: [
      { match: 'within {days:int} days (of|after|from){..20}(invoice|bill|demand|receipt of the invoice)' },
      { match: '(quarterly|every quarter|each quarter)', is: { frequency: 'quarter' } },
    ],
  },
  turnoverPaid: {
    labels: [],
    near: ['gross sales', 'turnover', 'gross turnover', 'sales', 'percentage rent', 'turnover rent'],
    patterns: [
      { match: '(annual|yearly) (gross sales|turnover|gross turnover|gross receipts)', is: { frequency: 'year' } },
      {
        match: '(gross sales|turnover|gross turnover|gross receipts){..20}in (each|every|any) lease year',
        is: { frequency: 'year', anchor: 'lease' },
      },
      { match: '(gross sales|turnover|gross turnover|gross receipts){..20}in (each|every|any) calendar year', is: { frequency: 'year' } },
    ],
  },
};
