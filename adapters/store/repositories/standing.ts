import type { Instant } from '../../../core/calendar/civil.ts';
import type { StandingPart } from '../../../core/ledger/undo.ts';
import type { AllocationFacts } from '../faces/ledger.ts';
import type { LedgerSession } from './ledger-session.ts';
import { pieces, type Scope } from './scope.ts';

/** What stands between payments and charges, all that was set and undone added up. */
export function standingRepository({ scope }: LedgerSession): Pick<AllocationFacts, 'standing'> {
  return {
    async standing({ paymentIds = [], chargeIds = [] }) {
      const found = new Map<string, StandingPart>();
      const take = (parts: readonly StandingPart[]) => {
        for (const part of parts) found.set(JSON.stringify([part.paymentId, part.chargeId]), part);
      };
      for (const piece of pieces([...new Set(paymentIds)], 1)) take(await partsOf(scope, 'a.paymentId', piece));
      for (const piece of pieces([...new Set(chargeIds)], 1)) take(await partsOf(scope, 'a.chargeId', piece));
      return [...found.values()];
    },
  };
}

async function partsOf({ db, siteId }: Scope, column: 'a.paymentId' | 'a.chargeId', ids: readonly string[]): Promise<StandingPart[]> {
  const rows = await db
    .selectFrom('allocation as a')
    .innerJoin('charge as c', (join) => join.onRef('c.siteId', '=', 'a.siteId').onRef('c.chargeId', '=', 'a.chargeId'))
    .innerJoin('payment as p', (join) => join.onRef('p.siteId', '=', 'a.siteId').onRef('p.paymentId', '=', 'a.paymentId'))
    .select(['a.paymentId', 'a.chargeId', 'p.paidAt', 'c.dueDate'])
    .select(({ fn }) => fn.sum('a.amountMinor').as('minor'))
    .select(({ fn, eb }) => fn.max(eb.case().when('a.amountMinor', '>', 0).then(eb.ref('a.batch')).else(0).end()).as('batch'))
    .where('a.siteId', '=', siteId)
    .where(column, 'in', ids)
    .groupBy(['a.paymentId', 'a.chargeId', 'p.paidAt', 'c.dueDate'])
    .having(({ fn }) => fn.sum('a.amountMinor'), '<>', 0)
    .execute();
  return rows.map(({ minor, batch, ...part }) => ({ ...part, paidAt: part.paidAt as Instant, minor: Number(minor), batch: Number(batch) }));
}
