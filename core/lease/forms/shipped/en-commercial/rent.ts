import type { FormSource } from '../../form.ts';

const SQM = '(square metre|square meter|sq. metre|sq. meter|sqm|sq.m.|sq m|m2)';
const YEAR = '(per annum|per year|a year|yearly|annually|p.a.|/year)';
const MONTH = '(per month|per calendar month|a month|monthly|each month|/month|pcm)';
const BY = '(on or before|not later than|no later than|by|before|on)';
const NEXT =
  '(the|each) (following month|next month|succeeding month|following calendar month|next calendar month|month following|month after|month next)';
const RENT = '(rent|annual rent|base rent|basic rent|minimum rent|fixed rent|rental|minimum annual rent)';
const GROSS = '(gross sales|gross turnover|gross receipts|turnover|net sales|monthly gross turnover|sales|gross revenue)';

/** The rent, how it grows, and when it is paid. */
export const EN_RENT: FormSource['terms'] = {
  rent: {
    labels: ['monthly rent', 'annual rent', 'base rent', 'basic rent', 'minimum rent'],
    required: true,
    unless: ['steps'],
    not: ['turnover rent', 'percentage rent', 'equivalent to', 'equal to three', 'adjoining'],
    patterns: [
      { match: 'monthly (rent|rental|base rent|basic rent)[ is| of| shall be|:][ ]{sum:money}', is: { per: 'month', of: 'lease' } },
      { match: `${RENT}[ of| is| shall be| at the rate of|:]{..30} {sum:money}[,]{..4} ${MONTH}`, is: { per: 'month', of: 'lease' } },
      { match: `${RENT}:{sum:money} ${MONTH}`, is: { per: 'month', of: 'lease' } },
      { match: `${RENT}:{sum:money} ${YEAR}`, is: { per: 'year', of: 'lease' } },
      { match: '(yearly|annual) (rent|rental|base rent|basic rent)[ is| of| shall be|:][ ]{sum:money}', is: { per: 'year', of: 'lease' } },
      { match: `${RENT}[ of| is| shall be| at the rate of]{..30} {sum:money}[,]{..4} ${YEAR}`, is: { per: 'year', of: 'lease' } },
      { match: `(yearly|annual) (rent|rental|base rent|basic rent){..30} {sum:money} per ${SQM}`, is: { per: 'year', of: 'm2' } },
      { match: `monthly (rent|rental|base rent|basic rent){..30} {sum:money} per ${SQM}`, is: { per: 'month', of: 'm2' } },
      { match: `${RENT}{..40}{sum:money} per ${SQM} ${YEAR}`, is: { per: 'year', of: 'm2' } },
      { match: `${RENT}{..40}{sum:money} per ${SQM} ${MONTH}`, is: { per: 'month', of: 'm2' } },
    ],
  },
  rentTotal: {
    labels: [],
    not: ['service charge', 'adjoining'],
    patterns: [
      { match: `(being|i.e.|that is|equal to|amounting to){..8}{sum:money} ${MONTH}[ in total]`, is: { per: 'month' } },
      { match: '[equal ](monthly (installments|instalments)) of {sum:money}[ each]', is: { per: 'month' } },
    ],
  },
  steps: {
    labels: ['second year', 'second lease year', 'third year', 'year 2', 'stepped rent'],
    unless: ['escalation'],
    not: ['deposit'],
    patterns: [
      { match: '{/}{from:date} (to|until|-) {until:date}{|}{sum:amount}', is: { per: 'month', of: 'lease' } },
      { match: '{/}[lease ]year {year:int}{|}{sum:amount}', is: { per: 'month', of: 'lease' } },
      { match: 'monthly rent{..6}{sum:money}[ ](in|during|for) the {year:int}[ lease] year', is: { per: 'month', of: 'lease' } },
      { match: '(,|and) {sum:money}[ a month| per month] (in|during|for) the {year:int}[ lease] year', is: { per: 'month', of: 'lease' } },
    ],
  },
  escalation: {
    labels: ['rent shall increase', 'rent shall be increased', 'rent escalation', 'rent increase'],
    unless: ['steps'],
    patterns: [
      {
        match: `[on ]each anniversary{..60}${RENT}{..12}(increase|increased|rise|escalate)[ by] {share} (over|on|of|above){..20}${RENT}`,
        is: { compound: true, everyMonths: 12 },
      },
      {
        match: `${RENT}{..12}(increase|increased|rise|escalate)[ by] {share} on (each|every) anniversary{..60}(rent then payable|preceding|previous|in effect|immediately before)`,
        is: { compound: true, everyMonths: 12 },
      },
      {
        match: `${RENT}{..12}(increase|increased|rise|escalate)[ by] {share} on every {everyYears:int} anniversary{..60}(rent then payable|preceding|previous|in effect|immediately before)`,
        is: { compound: true },
      },
      {
        match: `${RENT}{..12}(increase|increased|rise|escalate)[ by] {share} (each|every|per) year{..20}(over|on|of){..30}(preceding|previous|then current)`,
        is: { compound: true, everyMonths: 12 },
      },
      {
        match: `${RENT}{..12}(increase|increased|rise|escalate)[ by] {share} (each|every|per) year`,
        unclear: 'it does not say on which amount the rent grows (the last one, or the first)',
      },
    ],
  },
  rentFree: {
    labels: ['rent-free period', 'rent free period', 'free of rent', 'rent holiday'],
    not: ['repay', 'repaid', 'reimburse', 'clawback'],
    patterns: [
      {
        match:
          '(from|commencing on|beginning on) {from:date} (to|until|through|and ending on|and expiring on) {lastDay:date}{..40}(rent-free|rent free|free of rent)',
      },
      {
        match:
          '(rent-free|rent free) period{..24}(from|commencing on|beginning on) {from:date} (to|until|through|and ending on) {lastDay:date}',
      },
      { match: '[first ]{days:int} days{..24}(free of rent|rent-free|rent free)' },
      { match: '[first ]{months:int} months{..40}(free of rent|rent-free|rent free)' },
      { match: '(rent-free|rent free) period of {months:int} months' },
      { match: '(rent-free|rent free) period of {days:int} days' },
      { match: `${RENT} shall not be payable (for|during)[ the][ first][ period of] {months:int} months` },
    ],
  },
  frequency: {
    labels: [],
    required: true,
    near: ['rent', 'rental'],
    not: ['service charge', 'late', 'gross'],
    patterns: [
      { match: '(paid|payable|pay)[ to the landlord]{..14}monthly', is: { frequency: 'month' } },
      { match: '(on|before)[ or before]{..30}day of each[ and every][ calendar] month', is: { frequency: 'month' } },
      { match: '(all|each) monthly (payments|payment|charges)', is: { frequency: 'month' } },
      { match: '(equal|in) monthly (instalments|installments)', is: { frequency: 'month' } },
      { match: '(paid|payable|pay)[ the rent]{..24}quarterly', is: { frequency: 'quarter' } },
      { match: '(four equal|equal quarterly|quarterly) (instalments|installments|payments)', is: { frequency: 'quarter' } },
      { match: '(paid|payable|pay){..24}(half-yearly|half yearly|semi-annually|semiannually)', is: { frequency: 'half-year' } },
      { match: '(paid|payable){..24}(yearly|annually|in one annual instalment)', is: { frequency: 'year' } },
    ],
  },
  timing: {
    labels: [],
    required: true,
    near: ['rent', 'rental', 'instalment', 'installment'],
    not: ['service charge', 'management fee', 'levy'],
    patterns: [
      { match: 'in advance', is: { timing: 'advance' } },
      { match: '(payable|paid|pay|monthly|quarterly) in arrear[s]', is: { timing: 'arrears' } },
    ],
  },
  dueDay: {
    labels: [],
    required: true,
    near: ['rent', 'rental', 'instalment', 'installment'],
    not: ['turnover rent', 'statement', 'staff list'],
    patterns: [
      {
        match:
          '(on or before|not later than|no later than|by|before|on)[ the] {day:int} day of (each|every|the)[ and every][ calendar] month',
      },
      { match: `in arrear[s]{..60}${BY}[ the] {day:int}[ day] of ${NEXT}` },
      { match: `${BY}[ the] {day:int}[ day] of ${NEXT}{..40}in arrear[s]` },
      {
        match: `${BY}[ the] {day:int}[ day] of ${NEXT}`,
        unclear:
          'it names a day of the month after, and not that the rent is paid in arrears: say on which day of its own period it is due',
      },
      {
        match: `(on|by|before|not later than)[ the] (last|{int})[ day] of[ the] (preceding|previous|prior)[ calendar] month`,
        unclear: 'it names a day of the month before the one that is paid for: say on which day of its own period it is due',
      },
      { match: '(on or before|not later than|no later than|by|before|on)[ the] {day:int} of (each|every)[ calendar] month' },
      { match: '(all|each)[ monthly| such] (payments|payment|charges|sums){..40}(on or before|by|before|on) the {day:int}' },
      { match: '(on or before|on)[ the] {day:int} day of (january|april|july|october)' },
      { match: '(on or before|on)[ the] {day:int} day of (each|every)[ calendar] (quarter|half-year|year)' },
      { match: '[the ]usual quarter days', unclear: 'the usual quarter days are no one day of the month: say which it is for this lease' },
    ],
  },
  turnover: {
    labels: ['percentage rent', 'turnover rent'],
    patterns: [
      {
        match: `{share} of[ its| the tenant's| tenant's| the]{..24}${GROSS}{..60}(exceeds|in excess of|over|above)[ the]{..14}${RENT}`,
        is: { overBase: true },
      },
      {
        match: `{share} of[ its| the tenant's| tenant's| the]{..24}${GROSS}{..60}(exceeds|in excess of)[ the] monthly rent`,
        is: { overBase: true },
      },
    ],
  },
};
