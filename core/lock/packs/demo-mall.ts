import { OLDEST_FIRST } from '../../ledger/allocation-policy.ts';
import type { Pack } from './pack.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;

/**
 * The pack of the demo: locks within ten days after due, weekends included, so that a simulated month shows the whole ladder.
 * No legislator wrote it and no real site may use it.
 */
export const DEMO_MALL: Pack = {
  id: 'demo-mall',
  version: 1,
  about: 'Shows the whole ladder in a simulated mall within ten days after due, weekends included. It is no model for a real site.',
  forRealSites: false,
  lockableDebtTypes: {
    landlord: ['rent', 'electricity', 'water'],
    'utility-reseller': ['electricity', 'water'],
    'property-service-provider': [],
  },
  clauseRequired: true,
  allocation: OLDEST_FIRST,
  minDebtMinor: 10_000,
  maxDebtAgeDays: 730,
  ladder: { noticeAfterDays: 1, warningAfterDays: 5, warningAfterNoticeDays: 3, lockAfterDays: 9, lockAfterWarningDays: 2 },
  approval: { required: true, byPerson: true, validHours: 72 },
  lockWindow: { from: '09:00', to: '17:00', weekdays: EVERY_DAY },
  duty: { from: '08:00', to: '22:00', weekdays: EVERY_DAY, hoursUntilBack: 2 },
  calendar: { from: '2000-01-01', to: '2099-12-31', holidays: [], denyEves: false },
  limits: { perHour: 6, perFloorPerHour: 3, perDay: 24 },
  freshness: { bankDays: 2, meterMinutes: 60, switchMinutes: 60 },
  deliveryProofs: [
    { channel: 'webhook', proof: 'provider-delivered', sources: ['phone'] },
    { channel: 'webhook', proof: 'read', sources: ['phone'] },
    { channel: 'webhook', proof: 'signed', sources: ['phone'] },
  ],
  contactHours: { from: '08:00', to: '21:00' },
  orderValidMinutes: 120,
  holdWhenLocked: 'release',
};
