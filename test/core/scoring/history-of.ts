import { type CivilDate, instantAt, plusDays } from '../../../core/calendar/civil.ts';
import type { ChargeBalance } from '../../../core/ledger/ledger.ts';
import { historyAsOf, type PaymentHistory } from '../../../core/scoring/history.ts';

export const ZONE = 'Asia/Shanghai';
export const TODAY: CivilDate = '2026-03-01';
export const NOW = instantAt(TODAY, '09:00', ZONE);

/** A charge of 100.00 unless said otherwise; `late` = days after the due date it was paid in full, null = still open. */
export function balance(
  id: string,
  dueDate: CivilDate,
  late: number | null,
  more: { minor?: number; currency?: string; paid?: number } = {},
): ChargeBalance {
  const minor = more.minor ?? 10_000;
  const settledAt = late === null ? null : instantAt(plusDays(dueDate, late), '12:00', ZONE);
  return {
    paidMinor: more.paid ?? (late === null ? 0 : minor),
    creditedMinor: 0,
    settledAt,
    settledKnownAt: settledAt,
    charge: {
      chargeId: id,
      tenantId: 't1',
      leaseId: 'l1',
      lineId: 'rent',
      debtType: 'rent',
      creditor: { party: 'Mall Co', role: 'landlord' },
      amount: { minor, currency: more.currency ?? 'CNY' },
      taxMinor: 0,
      about: null,
      working: '',
      periodFrom: null,
      periodTo: null,
      issueDate: plusDays(dueDate, -10),
      dueDate,
      knownAt: instantAt(plusDays(dueDate, -10), '00:00', ZONE),
      backfilled: false,
    },
  };
}

/** One charge every ten days, the last due a hundred days ago, paid so many days late each (null = open). */
export function history(...late: (number | null)[]): PaymentHistory {
  return historyAsOf(
    late.map((days, index) => balance(`c${String(index).padStart(3, '0')}`, plusDays(TODAY, (index - late.length - 9) * 10), days)),
    NOW,
    ZONE,
  );
}
