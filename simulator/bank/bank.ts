import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CivilDate, dateIn, type Instant, instantAt, plusDays, timeIn } from '../../core/calendar/civil.ts';
import { stream } from '../random/stream.ts';
import type { PlannedPayment } from '../state/twin-state.ts';
import type { TwinContext } from '../twin-context.ts';
import { type StatementLine, statementCsv } from './statement.ts';

const COVERS_AT = '05:00';
/* Some payers leave out who they are; the reference is always there. */
const NAMELESS = 0.15;

interface Paid {
  readonly tenantId: string;
  readonly payment: PlannedPayment;
  readonly line: StatementLine;
}

/**
 * Drops a statement of what was paid and not yet taken by the door, and in the morning one that covers the day before, even when it is empty.
 * What the door does not take stays for the next time.
 * @param since when the bank was last here
 */
export async function bankRound(context: TwinContext, since: Instant, now: Instant): Promise<void> {
  const { state, doors, timeZone } = context;
  state.uncovered.push(...morningsBetween(since, now, timeZone).map((date) => plusDays(date, -1)));
  const paid = paidBy(context, now);
  const covers = state.uncovered.at(-1);
  if (paid.length === 0 && covers === undefined) return;
  const csv = statementCsv(paid.map(({ line }) => line));
  await keepCopy(context, csv, covers, now);
  const report = await doors.post(covers === undefined ? 'bank' : `bank?covers=${covers}`, { csv });
  if (report === null) return;
  state.uncovered.splice(0);
  for (const { payment } of paid) {
    payment.posted = true;
    state.counts.payments++;
    state.counts.paidMinor += payment.minor;
  }
  const rejected = rejectedOf(report);
  if (rejected) context.warn('bank rejects', `the bank's statement had rows that were refused: ${rejected}`);
}

/** Dates whose 05:00 lies after `since` and not after `now`. */
export function morningsBetween(since: Instant, now: Instant, timeZone: string): CivilDate[] {
  const dates: CivilDate[] = [];
  for (let date = dateIn(since, timeZone); date <= dateIn(now, timeZone); date = plusDays(date, 1)) {
    const morning = instantAt(date, COVERS_AT, timeZone);
    if (morning > since && morning <= now) dates.push(date);
  }
  return dates;
}

function paidBy(context: TwinContext, now: Instant): Paid[] {
  const paid: Paid[] = [];
  for (const [tenantId, obligations] of Object.entries(context.state.tenants)) {
    for (const { currency, payments } of obligations) {
      for (const payment of payments) {
        if (payment.posted || payment.at > now) continue;
        paid.push({ tenantId, payment, line: lineOf(context, tenantId, payment, currency) });
      }
    }
  }
  return paid.sort((a, b) => (a.line.paidAt + a.line.paymentId < b.line.paidAt + b.line.paymentId ? -1 : 1));
}

function lineOf(context: TwinContext, tenantId: string, payment: PlannedPayment, currency: string): StatementLine {
  const nameless = stream(context.state.seed, 'nameless', payment.paymentId).chance(NAMELESS);
  const { paymentId, reference, minor, at } = payment;
  const payer = context.estate.mall.shops.get(tenantId)?.en ?? tenantId;
  return { paymentId, tenantId: nameless ? '' : tenantId, payer, reference, minor, currency, paidAt: at };
}

async function keepCopy(context: TwinContext, csv: string, covers: string | undefined, now: Instant): Promise<void> {
  const folder = join(context.folder, 'bank');
  await mkdir(folder, { recursive: true });
  const time = timeIn(now, context.timeZone).replace(':', '');
  const name = `${dateIn(now, context.timeZone)}T${time}${covers === undefined ? '' : `-covers-${covers}`}.csv`;
  await writeFile(join(folder, name), csv);
}

function rejectedOf(report: unknown): string | null {
  const rejected = typeof report === 'object' && report !== null && 'rejected' in report ? report.rejected : null;
  return Array.isArray(rejected) && rejected.length > 0 ? JSON.stringify(rejected[0]) : null;
}
