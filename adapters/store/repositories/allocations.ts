import type { Allocation } from '../../../core/ledger/ledger.ts';
import type { AllocationFacts } from '../faces/ledger.ts';
import type { AllocationRow } from '../schema/ledger-tables.ts';
import { addRows } from './add-rows.ts';
import type { LedgerSession } from './ledger-session.ts';
import { allocationOf } from './money-rows.ts';
import { pieces } from './scope.ts';

/** What of payments was set against which charge, and undone: facts, added once. */
export function allocationRepository(session: LedgerSession): Pick<AllocationFacts, 'addAllocations' | 'allocations'> {
  const { db, siteId } = session.scope;
  return {
    async addAllocations(allocations, policy) {
      if (policy) session.notePolicy(policy);
      if (allocations.length === 0) return;
      await addRows(session.scope, 'allocation', await numbered(session, allocations));
      for (const { chargeId, paymentId, amountMinor, knownAt } of allocations) {
        session.wrote(knownAt);
        session.set(paymentId, chargeId, amountMinor);
      }
    },
    async allocations(tenantId, asOf) {
      const rows = await db
        .selectFrom('allocation as a')
        .innerJoin('charge as c', (join) => join.onRef('c.siteId', '=', 'a.siteId').onRef('c.chargeId', '=', 'a.chargeId'))
        .selectAll('a')
        .where('c.siteId', '=', siteId)
        .where('c.tenantId', '=', tenantId)
        .where('a.knownAt', '<=', asOf)
        .orderBy('a.knownAt')
        .orderBy('a.batch')
        .orderBy('a.chargeId')
        .orderBy('a.paymentId')
        .orderBy('a.number')
        .execute();
      return rows.map(allocationOf);
    },
  };
}

/* Parts of one payment against one charge are counted; of a payment new in this transaction only this session knows parts. */
async function numbered(session: LedgerSession, allocations: readonly Allocation[]): Promise<AllocationRow[]> {
  const { siteId } = session.scope;
  const batch = await session.batch();
  const last = await lastNumbers(
    session,
    allocations.map(({ paymentId }) => paymentId).filter((paymentId) => !session.unused.has(paymentId)),
  );
  return allocations.map(({ chargeId, paymentId, amountMinor, knownAt }) => {
    const pair = JSON.stringify([chargeId, paymentId]);
    const number = (last.get(pair) ?? 0) + 1;
    last.set(pair, number);
    session.unused.delete(paymentId);
    return { siteId, chargeId, paymentId, number, amountMinor, knownAt, batch };
  });
}

async function lastNumbers({ scope: { db, siteId } }: LedgerSession, paymentIds: readonly string[]): Promise<Map<string, number>> {
  const last = new Map<string, number>();
  for (const piece of pieces([...new Set(paymentIds)], 1)) {
    const rows = await db
      .selectFrom('allocation')
      .select(['chargeId', 'paymentId', ({ fn }) => fn.max('number').as('number')])
      .where('siteId', '=', siteId)
      .where('paymentId', 'in', piece)
      .groupBy(['paymentId', 'chargeId'])
      .execute();
    for (const { chargeId, paymentId, number } of rows) last.set(JSON.stringify([chargeId, paymentId]), Number(number));
  }
  return last;
}
