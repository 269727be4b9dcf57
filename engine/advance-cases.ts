import type { StoreTransaction, WorkOrder } from '../adapters/store/store.ts';
import { dateIn, HOUR_MS, type Instant, plusMs } from '../core/calendar/civil.ts';
import type { Reason } from '../core/lock/reason.ts';
import type { CaseChange } from './case-change.ts';
import { advanceCase } from './cases/advance-case.ts';
import { openCases } from './cases/open-cases.ts';
import type { EngineContext } from './context.ts';

export interface AdvanceReport {
  /** Keys of orders to put on the wire. */
  readonly orders: readonly string[];
  /** Keys of documents (notices, warnings) to put on the wire. */
  readonly documents: readonly string[];
  readonly cases: readonly CaseChange[];
  readonly workOrders: readonly WorkOrder[];
  readonly refusals: readonly { readonly caseId: string; readonly tenantId: string; readonly reasons: readonly Reason[] }[];
}

/**
 * Opens the cases that are due and moves every open one as far as its facts allow (`'all'`, once a civil day), or looks at the cases named.
 * One transaction per tenant or case. Names the keys of documents and lock orders whose time has come, again and again until they are taken;
 * with `'all'` also unlock notes that nobody has taken yet, and the work orders of the last day (each came with its order's result already).
 */
export async function advanceCases(context: EngineContext, which: readonly string[] | 'all'): Promise<AdvanceReport> {
  const now = context.clock.now();
  const cases: CaseChange[] = [];
  const orders: string[] = [];
  const documents: string[] = [];
  const workOrders: WorkOrder[] = [];
  const refusals: { caseId: string; tenantId: string; reasons: readonly Reason[] }[] = [];
  if (which === 'all') {
    for (const tenantId of await tenantsOverdue(context, now)) {
      cases.push(...(await context.store.transaction((tx) => openCases(tx, context, tenantId, now))));
    }
    documents.push(...(await context.store.read((tx) => untakenNotes(tx, now))));
    workOrders.push(...(await context.store.read((tx) => newWorkOrders(tx, now))));
  }
  const named = which === 'all' ? await openCaseIds(context) : which;
  for (const caseId of new Set(named)) {
    const done = await context.store.transaction(async (tx) => {
      const advanced = await advanceCase(tx, context, caseId, now);
      return { ...advanced, tenantId: (await tx.cases.get(caseId))?.tenantId ?? '', waiting: await untaken(tx, caseId, now) };
    });
    cases.push(...done.changes);
    orders.push(...done.unlocks, ...done.waiting.orders);
    documents.push(...done.waiting.documents);
    if (done.refused.length > 0) refusals.push({ caseId, tenantId: done.tenantId, reasons: done.refused });
  }
  return { orders: [...new Set(orders)], documents: [...new Set(documents)], cases, workOrders, refusals };
}

/* The day's message may come a little late: one that falls into two days is named twice, under one id. */
const A_DAY_MS = 25 * HOUR_MS;
const MOST = 500;

async function newWorkOrders(tx: StoreTransaction, now: Instant): Promise<WorkOrder[]> {
  const since = plusMs(now, -A_DAY_MS);
  return (await tx.cases.workOrders(MOST)).filter(({ openedAt }) => openedAt >= since);
}

async function tenantsOverdue(context: EngineContext, now: Instant): Promise<string[]> {
  const dueBy = dateIn(now, context.timeZone);
  const balances = await context.store.read((tx) => tx.ledger.openBalances({ dueBy }));
  return [...new Set(balances.map(({ charge }) => charge.tenantId))].sort();
}

async function openCaseIds(context: EngineContext): Promise<string[]> {
  return (await context.store.read((tx) => tx.cases.listOpen())).map(({ caseId }) => caseId).sort();
}

async function untaken(tx: StoreTransaction, caseId: string, now: Instant): Promise<{ orders: string[]; documents: string[] }> {
  const planned = await tx.effects.find({ caseId, states: ['planned'], dueBy: now });
  return {
    orders: planned.filter(({ kind, className }) => kind === 'order' && className === 'lock').map(({ effectId }) => effectId),
    documents: planned.filter(({ className }) => className === 'notice' || className === 'warning').map(({ effectId }) => effectId),
  };
}

async function untakenNotes(tx: StoreTransaction, now: Instant): Promise<string[]> {
  const notes = await tx.effects.find({ kind: 'message', classNames: ['unlock-note'], states: ['planned'], dueBy: now });
  return notes.map(({ effectId }) => effectId);
}
