import { type CivilDate, latest } from '../calendar/civil.ts';
import type { Charge } from '../ledger/ledger.ts';
import { money } from '../money/money.ts';
import { consumption, type MeterSpan, priceMinor } from './consumption.ts';
import type { ChargeLine, Lease } from './lease.ts';
import { fixedPeriod, meteredPeriod, type Period, proratedMinor } from './period.ts';

/** A charge that is due to be issued; when it is known is said by whoever stores it. */
export type ChargeDraft = Omit<Charge, 'knownAt' | 'backfilled'>;

export interface ScheduleFacts {
  readonly today: CivilDate;
  /** No period begins before this day, however old the lease: what came before it was charged by another system. */
  readonly notBefore: CivilDate;
  /** Per line: the first day after what has been charged. */
  readonly chargedTo: ReadonlyMap<string, CivilDate>;
  /** Per metered line: its meters over the period that `periodDue` names. */
  readonly meters: ReadonlyMap<string, readonly MeterSpan[]>;
}

export interface Schedule {
  readonly charges: readonly ChargeDraft[];
  /** Lines whose time has come and that cannot be charged yet. */
  readonly waiting: readonly { readonly lineId: string; readonly reason: string }[];
}

/** Where the next period of a line begins. */
export function nextPeriodFrom(lease: Lease, line: ChargeLine, facts: Pick<ScheduleFacts, 'notBefore' | 'chargedTo'>): CivilDate {
  return facts.chargedTo.get(line.lineId) ?? latest(lease.from, facts.notBefore);
}

/**
 * Every charge of a lease whose issue date has come and that is not among those charged. Pure and deterministic: the same facts give
 * the same ids, so that whoever stores them twice stores them once. A fixed line charges each calendar month of its term; a metered one
 * charges up to its latest issue date by its registers. An amount of nothing is no charge (a metered period then goes on).
 */
export function chargesDue(lease: Lease, facts: ScheduleFacts): Schedule {
  const charges: ChargeDraft[] = [];
  const waiting: { lineId: string; reason: string }[] = [];
  for (const line of lease.lines) {
    const from = nextPeriodFrom(lease, line, facts);
    if (line.basis.kind === 'fixed') {
      charges.push(...fixedCharges(lease, line, line.basis.amountMinor, from, facts.today));
      continue;
    }
    if (line.basis.kind !== 'metered') continue;
    const period = meteredPeriod(lease, line, from, facts.today);
    if (period === null) continue;
    const used = consumption(facts.meters.get(line.lineId) ?? []);
    if (!used.ok) waiting.push({ lineId: line.lineId, reason: used.reason });
    else charges.push(...draft(lease, line, period, priceMinor(used.used, line.basis)));
  }
  return { charges, waiting };
}

function fixedCharges(lease: Lease, line: ChargeLine, amountMinor: number, from: CivilDate, today: CivilDate): ChargeDraft[] {
  const charges: ChargeDraft[] = [];
  let period = fixedPeriod(lease, line, from);
  while (period !== null && period.issueDate <= today) {
    charges.push(...draft(lease, line, period, proratedMinor(amountMinor, period.from, period.to)));
    period = fixedPeriod(lease, line, period.to);
  }
  return charges;
}

function draft(lease: Lease, line: ChargeLine, period: Period, minor: number): ChargeDraft[] {
  if (minor === 0) return [];
  return [
    {
      chargeId: `${lease.leaseId}/${line.lineId}/${period.from}`,
      tenantId: lease.tenantId,
      leaseId: lease.leaseId,
      lineId: line.lineId,
      debtType: line.debtType,
      creditor: line.creditor,
      amount: money(minor, line.currency),
      taxMinor: 0,
      about: null,
      working: '',
      periodFrom: period.from,
      periodTo: period.to,
      issueDate: period.issueDate,
      dueDate: period.dueDate,
    },
  ];
}
