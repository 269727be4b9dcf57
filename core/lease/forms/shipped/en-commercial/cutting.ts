import type { FormSource } from '../../form.ts';

const OFF =
  '(disconnect|disconnecting|disconnected|cut off|cutting off|suspend|suspending|suspended|suspension of|discontinue|discontinued|interrupt|interrupted|interruption of|withhold|withheld|switch off|switched off|shut off|terminate|terminated)';
const SUPPLY = '(electricity|electric|power|water|utility|utilities|supply|supplies|service|services)';
const UNPAID = '(unpaid|overdue|in arrear|in arrears|past due|outstanding|in default|arrears)';

/** How these contracts limit a leave to cut off supply. */
export const EN_CUTTING: FormSource['cutting'] = {
  cuts: [
    `${OFF}{..40}${SUPPLY}`,
    `${SUPPLY}{..40}(disconnected|cut off|suspended|discontinued|interrupted|withheld|switched off|shut off)`,
    '(disconnection|disconnections|suspension|disconnect|disconnected|cutting off)',
  ],
  permits: [`(may|entitled to|right to|at liberty to|power to){..80}${OFF}{..30}${SUPPLY}`, `(may|entitled to|right to){..60}disconnect`],
  denies: ['no right', 'not entitled', 'no power', 'not be entitled'],
  refuses: ['not', 'never', 'in no event', 'under no circumstances'],
  excuses: ['repair', 'repairs', 'emergency', 'inspection', 'maintenance', 'testing', 'beyond the control', 'unreasonably withheld'],
  limits: [
    ...['never', 'shall not', 'may not', 'must not', 'cannot', 'will not', 'not be disconnected', 'not be suspended', 'in no event'],
    ...['no disconnection', 'no suspension', 'no interruption', 'no right', 'not entitled', 'not permitted', 'prohibited', 'forbidden'],
    ...['not on account', 'does not apply', 'waive', 'waives', 'waived', 'under no circumstances', 'but not'],
    ...['court', 'tribunal', 'leave of', 'with the leave', 'consent', 'approval', 'permission', 'authority', 'regulator'],
    ...['business day', 'business days', 'working day', 'working days', 'banking days', 'weekend', 'weekends', 'public holiday'],
    ...['winter', 'summer', 'night', 'frost', 'heating season', 'except', 'excepting', 'other than', 'unless', 'save that', 'save for'],
    ...['consecutive', 'successive', 'reminder', 'reminders', "months' rent", "months' base rent", 'instalments', 'installments'],
  ],
  limitsBeside: [
    'only',
    'between',
    'but',
    'during',
    'exceed',
    'exceeds',
    'provided always',
    'provided further',
    'provided the',
    'not of',
    'not to',
    'no earlier',
    'no sooner',
  ],
  overdueFree: 15,
  overdue: [
    `${UNPAID}{..24}{days:int}[ calendar| consecutive] (days|day)`,
    `{days:int}[ calendar| consecutive] (days|day)['] (overdue|in arrear|in arrears|late|past due|unpaid|after the due date|after it is due|after it fell due|from the due date)`,
    `${UNPAID}{..24}{periods:int}[ calendar| consecutive] (weeks|week|months|month)`,
    `{periods:int}[ calendar| consecutive] (weeks|week|months|month)['] (overdue|in arrear|in arrears|late|past due|unpaid)`,
  ],
};
