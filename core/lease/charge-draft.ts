import type { Charge } from '../ledger/ledger.ts';
import { money } from '../money/money.ts';
import type { Period } from './due-date.ts';
import type { Lease } from './lease.ts';
import { type LineRun, termsOf } from './line-times.ts';
import { timeAt } from './periods.ts';
import type { Reckoned } from './reckoned.ts';
import { taxed } from './taxed.ts';

/** A charge that is due to be issued; when it is known is said by whoever stores it. */
export type ChargeDraft = Omit<Charge, 'knownAt' | 'backfilled'>;

/** The charge of a line for a period, none when it comes to nothing. Its terms are those of the period's first day. */
export function chargeDraft({ leaseId, tenantId }: Lease, run: LineRun, period: Period, reckoned: Reckoned): ChargeDraft[] {
  const { line } = timeAt(run, period.from) ?? termsOf(run);
  const { minor, taxMinor, working } = taxed(reckoned, line);
  if (minor === 0) return [];
  return [
    {
      chargeId: chargeId(leaseId, line.lineId, period.from),
      tenantId,
      leaseId,
      lineId: line.lineId,
      debtType: line.debtType,
      creditor: line.creditor,
      amount: money(minor, line.currency),
      taxMinor,
      about: null,
      working,
      periodFrom: period.from,
      periodTo: period.to,
      issueDate: period.issueDate,
      dueDate: period.dueDate,
    },
  ];
}

/** The id of the charge of a line for the period that begins on a day. */
export function chargeId(leaseId: string, lineId: string, periodFrom: string): string {
  return `${leaseId}/${lineId}/${periodFrom}`;
}
