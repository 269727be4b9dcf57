import type { FormSource } from '../../form.ts';

const CUT =
  '(disconnect|cut off|cut-off|suspend|discontinue|interrupt|withhold|disconnection of|terminate)[ the][ supply of| supply| service]{..20}(electricity|electric|water|utility|utilities|supply)';
const WRITTEN = "[calendar | business ](days'|days|day's)";

/* Supply that is cut for other reasons (works, an emergency) gives no right to lock. */
const UNPAID = [
  'unpaid',
  'non-payment',
  'fails to pay',
  'failure to pay',
  'failed to pay',
  'fail to pay',
  'does not pay',
  'not paid',
  'arrear',
  'arrears',
  'overdue',
  'past due',
  'outstanding',
  'default',
  'defaults',
  'reminder',
  'reminders',
];

/* Whose supply may keep somebody alive or cared for: a person says whether it does. */
const PROTECTED = [
  ...['clinic', 'clinics', 'hospital', 'hospice', 'ambulance', 'medical centre', 'medical center', 'medical practice', 'medical use'],
  ...['dialysis', 'kidney', 'dental', 'dentist', 'dentists', 'dentistry', 'orthodontic', 'surgery', 'physician', 'physicians', 'doctor'],
  ...[
    'doctors',
    "doctor's",
    'health centre',
    'health center',
    'pharmacy',
    'oxygen',
    'home-oxygen',
    'ventilator',
    'midwife',
    'maternity',
    'blood',
  ],
  ...['nursing', 'care home', 'care centre', 'care center', 'residential care', 'elderly', 'old people', 'assisted living'],
  ...['kindergarten', 'nursery', 'creche', 'day care', 'daycare', 'childcare', 'child care'],
];

/** What happens when somebody does not pay. */
export const EN_RULES: FormSource['terms'] = {
  lateFee: {
    labels: ['late charge', 'penalty', 'interest on late'],
    not: ['shall not levy', 'no penalty', 'without penalty'],
    unless: ['lateGraceDays'],
    patterns: [
      {
        match:
          '(interest|late charge|penalty|late fee|default interest){..60}{share}{..40}(per day|a day|for each day|daily|per diem|each day)',
      },
      { match: '(late payment|overdue|late){..30}(reasonable rate|such rate as)', unclear: 'it names no rate that can be computed' },
      { match: 'penalty at such{..24}rate', unclear: 'it names no rate that can be computed' },
    ],
  },
  lateGraceDays: {
    labels: [],
    near: ['interest', 'late charge', 'late fee', 'penalty'],
    patterns: [
      {
        match:
          '(within|more than) {days:int} days (after|of|from)[ the| its] (due date|date when due|date on which it is due|it is due|it falls due)',
      },
      { match: 'grace period of {days:int} days' },
    ],
  },
  disconnection: {
    labels: [],
    near: UNPAID,
    not: ['shall not', 'in no event', 'may not', 'repair', 'repairs', 'emergency', 'inspection', 'maintenance', 'works', 'testing'],
    patterns: [
      { match: `${CUT}{..120}{days:int} ${WRITTEN}[ prior][ written] (notice|warning)` },
      { match: `${CUT}{..120}(notice|warning)[ in writing] of[ not less than| at least] {days:int} ${WRITTEN}` },
      { match: `${CUT}{..140}within {days:int} ${WRITTEN} (after|of|from)[ a| the| receipt of][ written] notice` },
      { match: `${CUT}{..80}provided that {days:int} ${WRITTEN}{..12}notice` },
      { match: `{days:int} ${WRITTEN}[ prior][ written] (notice|warning){..60}${CUT}` },
      { match: `(upon|after|on giving)[ not less than| at least| giving] {days:int} ${WRITTEN}{..16}(notice|warning){..50}${CUT}` },
    ],
  },
  protectedStatus: {
    labels: PROTECTED,
    patterns: [],
  },
};
