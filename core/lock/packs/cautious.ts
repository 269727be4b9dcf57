import type { Pack } from './pack.ts';

/**
 * What a real site begins with, in dry-run: the strictest of the practised rules side by side. Utilities only, never rent (L3, L24); 15 clear days
 * of notice (L1) and 30 days overdue (L2); Monday to Thursday, late morning (L10, L26); no eve of a holiday (L9).
 * Money that nobody said anything of goes to what supply hangs on first, to late fees last. Its calendar covers nothing, so that no lock is ever allowed before the operator has supplied holidays of their own in a pack of their own.
 */
export const CAUTIOUS: Pack = {
  id: 'cautious',
  version: 1,
  about: 'The strictest of the practised rules, for a real site to begin with in dry-run; a lawyer must check the pack that replaces it.',
  forRealSites: true,
  lockableDebtTypes: {
    landlord: ['electricity', 'water'],
    'utility-reseller': ['electricity', 'water'],
    'property-service-provider': [],
  },
  clauseRequired: true,
  allocation: {
    order: [['electricity', 'water'], ['rent', 'turnover-rent', 'service-charge', 'marketing-fund'], ['deposit', 'other'], ['late-fee']],
    ringFenced: ['electricity', 'water'],
  },
  minDebtMinor: 30_000,
  maxDebtAgeDays: 730,
  ladder: { noticeAfterDays: 5, warningAfterDays: 20, warningAfterNoticeDays: 15, lockAfterDays: 31, lockAfterWarningDays: 8 },
  approval: { required: true, byPerson: true, validHours: 48 },
  lockWindow: { from: '10:00', to: '11:30', weekdays: [1, 2, 3, 4] },
  duty: { from: '08:00', to: '18:00', weekdays: [1, 2, 3, 4, 5], hoursUntilBack: 4 },
  calendar: { from: '1970-01-01', to: '1970-01-01', holidays: [], denyEves: true },
  limits: { perHour: 2, perFloorPerHour: 1, perDay: 6 },
  freshness: { bankDays: 1, meterMinutes: 60, switchMinutes: 60 },
  deliveryProofs: [
    { channel: 'webhook', proof: 'provider-delivered', sources: ['phone'] },
    { channel: 'webhook', proof: 'read', sources: ['phone'] },
    { channel: 'webhook', proof: 'signed', sources: ['phone'] },
  ],
  contactHours: { from: '08:00', to: '21:00' },
  orderValidMinutes: 60,
  holdWhenLocked: 'release',
};
