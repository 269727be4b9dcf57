import type { StoreTransaction } from '../adapters/store/store.ts';
import type { CivilDate, Instant } from '../core/calendar/civil.ts';
import { earliest } from '../core/lock/hours.ts';
import type { EngineContext } from './context.ts';

/** A row whose time has come, or a new civil day. */
export type DueRow =
  | { readonly what: 'day'; readonly date: CivilDate }
  | { readonly what: 'reminder' | 'bill' | 'case'; readonly key: string; readonly dueAt: Instant; readonly named: number };

const MOST = 500;
const MESSAGES = ['reminder', 'bill'] as const;

/**
 * Rows whose `dueAt` has come: reminders and bills that nobody has taken, and cases that something can happen to. Who names them counts how often
 * (`named` is 0 here). Orders are not among them: the site carries those out by itself.
 */
export async function dueRows(context: EngineContext, now: Instant): Promise<DueRow[]> {
  return context.store.read(async (tx) => {
    const rows: DueRow[] = [];
    for (const what of MESSAGES) {
      const planned = await tx.effects.find({ kind: 'message', classNames: [what], states: ['planned'], dueBy: now, limit: MOST });
      for (const { effectId, dueAt } of planned) rows.push({ what, key: effectId, dueAt, named: 0 });
    }
    for (const { caseId, dueAt } of await tx.cases.dueBy(now, MOST)) {
      if (dueAt !== null) rows.push({ what: 'case', key: caseId, dueAt, named: 0 });
    }
    return rows;
  });
}

/** The earliest `dueAt` that still lies ahead, or null. Rows that are due and do not move on never hide the next one. */
export async function nextDueAt(context: EngineContext): Promise<Instant | null> {
  const now = context.clock.now();
  return context.store.read(async (tx) => earliest(await nextMessage(tx, now), await nextCase(tx, now)));
}

async function nextMessage(tx: StoreTransaction, now: Instant): Promise<Instant | null> {
  const first = await tx.effects.nextDueAt('message', MESSAGES);
  if (first === null || first > now) return first;
  const planned = await tx.effects.find({ kind: 'message', classNames: MESSAGES, states: ['planned'] });
  return planned.find(({ dueAt }) => dueAt > now)?.dueAt ?? null;
}

async function nextCase(tx: StoreTransaction, now: Instant): Promise<Instant | null> {
  const first = await tx.cases.nextDueAt();
  if (first === null || first > now) return first;
  return earliest(...(await tx.cases.listOpen()).map(({ dueAt }) => (dueAt !== null && dueAt > now ? dueAt : null)));
}
