import type { StoreTransaction, WorkOrder } from '../adapters/store/store.ts';
import { type CivilDate, dateIn, type Instant, plusDays } from '../core/calendar/civil.ts';
import type { SwitchOrder } from '../core/lock/order.ts';
import type { EngineContext } from './context.ts';

/** A lock that was confirmed, with what stood behind it. */
export interface LockLine {
  readonly orderId: string;
  readonly tenantId: string;
  readonly unitId: string;
  readonly utility: string;
  readonly at: Instant;
  readonly caseId: string;
  readonly reasons: readonly string[];
}

/** An unlock that was confirmed: `seconds` from when the payment was known to the confirmed supply. */
export interface UnlockLine {
  readonly orderId: string;
  readonly tenantId: string;
  readonly unitId: string;
  readonly utility: string;
  readonly at: Instant;
  readonly seconds: number | null;
}

/** What a stretch of civil time brought: the numbers that `npm start -- --headless` prints. */
export interface RunReport {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly tenants: number;
  /** Paid / charged of what fell due in the stretch, by amount; null when nothing did. */
  readonly collectionRate: number | null;
  /** Days after due, over the charges of the stretch that are settled; paid early counts as 0. */
  readonly meanDaysLate: number | null;
  readonly reminders: number;
  readonly locks: readonly LockLine[];
  readonly unlocks: readonly UnlockLine[];
  readonly workOrders: readonly WorkOrder[];
  /** Cases that a hold kept from being locked (or had released). */
  readonly heldCases: readonly string[];
}

const MOST = 100_000;

/** Sums up what happened from `since` to now. */
export async function runReport(context: EngineContext, since: Instant): Promise<RunReport> {
  const from = dateIn(since, context.timeZone);
  const to = plusDays(dateIn(context.clock.now(), context.timeZone), 1);
  return context.store.read(async (tx) => {
    const [collection] = (await tx.ledger.collection(from, to)).filter((row) => row.currency === context.currency);
    const locks: LockLine[] = [];
    const unlocks: UnlockLine[] = [];
    for (const order of await tx.cases.orders({ since, limit: MOST })) {
      if (order.confirmedAt === null) continue;
      const { orderId, tenantId, unitId, utility, confirmedAt: at } = order;
      if (order.action === 'unlock') unlocks.push({ orderId, tenantId, unitId, utility, at, seconds: await unlockSeconds(tx, order) });
      else locks.push({ orderId, tenantId, unitId, utility, at, caseId: order.caseIds[0] ?? '', reasons: await lockReasons(tx, order) });
    }
    const reminders = (await tx.effects.find({ kind: 'message', classNames: ['reminder'], states: ['done'], limit: MOST })).filter(
      (effect) => effect.endedAt !== null && effect.endedAt >= since,
    ).length;
    return {
      from,
      to,
      tenants: (await tx.estate.tenants()).length,
      collectionRate: collection && collection.chargedMinor > 0 ? collection.paidMinor / collection.chargedMinor : null,
      meanDaysLate: collection && collection.settled > 0 ? collection.lateDaysSum / collection.settled : null,
      reminders,
      locks: locks.sort(byTime),
      unlocks: unlocks.sort(byTime),
      workOrders: (await tx.cases.workOrders(MOST)).filter((order) => order.openedAt >= since),
      heldCases: await heldCases(tx, since),
    };
  });
}

function byTime(a: { at: Instant; orderId: string }, b: { at: Instant; orderId: string }): number {
  return a.at === b.at ? (a.orderId < b.orderId ? -1 : 1) : a.at < b.at ? -1 : 1;
}

async function lockReasons(tx: StoreTransaction, order: SwitchOrder): Promise<string[]> {
  const reasons: string[] = [];
  for (const caseId of order.caseIds) {
    const lockCase = await tx.cases.get(caseId);
    if (!lockCase) continue;
    const balances = await tx.ledger.balancesOf(lockCase.chargeIds);
    const due = balances.map((b) => `${b.charge.debtType} ${b.charge.amount.minor} due ${b.charge.dueDate}`);
    const approval = await tx.cases.approval(caseId);
    reasons.push(
      `overdue since ${lockCase.clockDate}: ${due.join(', ')}`,
      `notice delivered ${await deliveredAt(tx, lockCase.noticeId)}`,
      `warning delivered ${lockCase.warningId ? await deliveredAt(tx, lockCase.warningId) : 'never'}`,
      approval ? `${approval.decision} by ${approval.by} at ${approval.at}` : 'no approval',
    );
  }
  return reasons;
}

async function deliveredAt(tx: StoreTransaction, messageId: string): Promise<string> {
  return (await tx.evidence.of(messageId)).find((e) => e.kind === 'delivered' || e.kind === 'read')?.knownAt ?? 'never';
}

async function unlockSeconds(tx: StoreTransaction, order: SwitchOrder): Promise<number | null> {
  if (order.confirmedAt === null) return null;
  let known: Instant | null = null;
  for (const caseId of order.caseIds) {
    const lockCase = await tx.cases.get(caseId);
    for (const balance of lockCase ? await tx.ledger.balancesOf(lockCase.chargeIds) : []) {
      if (balance.settledKnownAt !== null && (known === null || balance.settledKnownAt > known)) known = balance.settledKnownAt;
    }
  }
  return known === null ? null : (Date.parse(order.confirmedAt) - Date.parse(known)) / 1000;
}

/** A hold touched a case when it was in force for its tenant while the case stood open past its warning. */
async function heldCases(tx: StoreTransaction, since: Instant): Promise<string[]> {
  const refused = (await tx.audit.list({ limit: MOST })).filter(
    (record) => record.at >= since && record.kind === 'decision/may-lock' && /"rule":"hold/.test(record.body),
  );
  return [...new Set(refused.flatMap((record) => record.caseIds))].sort();
}
