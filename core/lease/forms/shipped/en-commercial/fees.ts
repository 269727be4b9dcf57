import type { FormSource } from '../../form.ts';

const SQM = '(square metre|square meter|sq. metre|sq. meter|sqm|sq.m.|sq m|m2)';
const YEAR = '(per annum|per year|a year|yearly|annually|p.a.)';
const MONTH = '(per month|per calendar month|a month|monthly|each month|pcm)';
const SERVICE =
  '(service charge|service charges|service fee|management fee|common area maintenance|common area maintenance charges|maintenance charge|maintenance fee)';
const FUND =
  '(marketing contribution|marketing fund|marketing levy|promotion levy|promotional fund|promotion fund|advertising and promotion charge|advertising levy|marketing charge)';
const KWH = '(kwh|kilowatt-hour|kilowatt hour|unit of electricity)';
const M3 = '(cubic metre|cubic meter|m3|cu.m.)';

type TermPatterns = NonNullable<NonNullable<FormSource['terms']['rent']>['patterns']>;

const fee = (name: string): TermPatterns => [
  { match: `${name}[:| of| is| shall be| at|, fixed at][ ]{sum:money} per ${SQM} ${MONTH}`, is: { per: 'month', of: 'm2' } },
  { match: `${name}[:| of| is| shall be| at|, fixed at][ ]{sum:money} per ${SQM} ${YEAR}`, is: { per: 'year', of: 'm2' } },
  { match: `${name}[:| of| is| shall be| at|, fixed at][ ]{sum:money} ${MONTH}`, is: { per: 'month', of: 'lease' } },
  { match: `${name}[:| of| is| shall be| at|, fixed at][ ]{sum:money} ${YEAR}`, is: { per: 'year', of: 'lease' } },
  { match: `{sum:money} ${MONTH} (to|towards|as|for){..30}${name}`, is: { per: 'month', of: 'lease' } },
  { match: `{sum:money} ${YEAR} (to|towards|as|for){..30}${name}`, is: { per: 'year', of: 'lease' } },
];

const tariff = (use: string, unit: string): TermPatterns => [
  { match: `${use}[ is| shall be][ supplied{..40}][ charged| billed]{..40}[ at] {sum:money} (per|a|for each|/) ${unit}` },
  { match: `{sum:money} per ${unit}[ for| of] ${use}` },
  { match: `{/}${use}:{sum:money} per ${unit}` },
];

/** What is owed beside the rent. */
export const EN_FEES: FormSource['terms'] = {
  deposit: {
    labels: ['security deposit', 'rent deposit'],
    required: true,
    not: ['fit-out deposit', 'fit out deposit', 'key deposit'],
    patterns: [
      {
        match: '[security |rent |guarantee |refundable ](deposit)[ of| is| shall be| shall be increased to| in the sum of|:][ ]{sum:money}',
      },
      { match: 'deposited with{..20}the sum of {sum:money} as security' },
      { match: '(deposit|security deposit){..24}(is|of|be|to) {sum:money}' },
      { match: '{sum:money} as[ a][ refundable] (security deposit|deposit|security)' },
    ],
  },
  depositMonths: {
    labels: [],
    near: ['deposit'],
    patterns: [{ match: "(equal|equivalent) to {months:int} (months'|months|month's)[ base| basic| monthly] rent[.]" }],
  },
  serviceCharge: {
    labels: ['service charge of', 'service charge is', 'management fee'],
    not: ['default', 'arrear'],
    patterns: fee(SERVICE),
  },
  marketingFund: { labels: ['promotional fund', 'marketing fund', 'promotion levy', 'marketing contribution'], patterns: fee(FUND) },
  electricity: {
    labels: ['charge electricity', 'electricity shall be charged', 'electricity is charged'],
    patterns: tariff('(electricity|electricity consumed)', KWH),
  },
  water: { labels: ['charge water', 'water shall be charged', 'water is charged'], patterns: tariff('water', M3) },
  utilityDueDay: {
    labels: [],
    near: ['electricity', 'water', 'utilities', 'bills are due'],
    not: ['rent'],
    patterns: [
      {
        match:
          '(on or before|not later than|no later than|by|before|on)[ the] {day:int} day of (each|every|the)[ following][ calendar] month',
      },
    ],
  },
  tax: {
    labels: [],
    patterns: [
      {
        match:
          '(value added tax|vat|goods and services tax|gst|sales tax)[ at| of]{..12}[the rate of] {share}{..16}(in addition|additionally)',
        is: { included: false },
      },
      {
        match: '(exclusive of|excluding|in addition to|plus) (value added tax|vat|gst|goods and services tax){..70}(rate of|at) {share}',
        is: { included: false },
      },
      { match: '{/}(vat|gst|tax):{..30}(in addition){..12}{share}', is: { included: false } },
      {
        match: 'not include (sales tax|vat|gst|value added tax)[ of| at]{..12} {share}',
        is: { included: false },
      },
      {
        match: '(inclusive of|including) (value added tax|vat|gst|goods and services tax){..20}(rate of|at) {share}',
        is: { included: true },
      },
    ],
  },
};
