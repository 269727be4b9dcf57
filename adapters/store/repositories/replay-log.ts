import type { AllocationPolicy } from '../../../core/ledger/allocation-policy.ts';
import type { Booked, ReplayFacts } from '../../../core/ledger/replay-facts.ts';
import type { AllocationFacts } from '../faces/ledger.ts';
import { assignedPayments, OWNER } from './assigned-payments.ts';
import type { LedgerSession } from './ledger-session.ts';
import { allocationOf, chargeOf, creditOf, matchOf, outflowOf, paymentOf } from './money-rows.ts';
import { END_OF_TIME, type Scope } from './scope.ts';

/** The event log of one account: every fact with the batch that wrote it. */
export function replayLogRepository({ scope }: LedgerSession): Pick<AllocationFacts, 'replayFacts'> {
  const { db, siteId } = scope;
  return {
    async replayFacts(tenantId) {
      const ofCharges = db.selectFrom('charge').select('chargeId').where('siteId', '=', siteId).where('tenantId', '=', tenantId);
      const ofPayments = paymentIds(scope, tenantId);
      const charges = await db.selectFrom('charge').selectAll().where('siteId', '=', siteId).where('tenantId', '=', tenantId).execute();
      const payments = db.selectFrom('payment').selectAll().where('siteId', '=', siteId).where('paymentId', 'in', ofPayments);
      const matches = db.selectFrom('paymentMatch').selectAll().where('siteId', '=', siteId).where('paymentId', 'in', ofPayments);
      const outflows = db.selectFrom('outflow').selectAll().where('siteId', '=', siteId).where('paymentId', 'in', ofPayments);
      const credits = db.selectFrom('credit').selectAll().where('siteId', '=', siteId).where('chargeId', 'in', ofCharges);
      const allocations = db.selectFrom('allocation').selectAll().where('siteId', '=', siteId).where('chargeId', 'in', ofCharges);
      const inOrder = allocations.orderBy('batch').orderBy('chargeId').orderBy('paymentId').orderBy('number');
      const facts = {
        charges: booked(charges, chargeOf),
        payments: booked(await payments.execute(), paymentOf),
        matches: booked(await matches.orderBy('paymentId').orderBy('number').execute(), matchOf),
        outflows: booked(await outflows.execute(), outflowOf),
        credits: booked(await credits.execute(), creditOf),
        allocations: booked(await inOrder.execute(), allocationOf),
      };
      return { tenantId, policies: await policiesOf(scope, batchesOf(facts)), ...facts };
    },
  };
}

/* Payments that are or once were a tenant's; for nobody those that are nobody's now. */
function paymentIds({ db, siteId }: Scope, tenantId: string | null) {
  if (tenantId === null) return assignedPayments({ db, siteId }, END_OF_TIME).clearSelect().select('p.paymentId').where(OWNER, 'is', null);
  return db
    .selectFrom('payment as p')
    .select('p.paymentId')
    .where('p.siteId', '=', siteId)
    .where('p.tenantId', '=', tenantId)
    .union(db.selectFrom('paymentMatch as m').select('m.paymentId').where('m.siteId', '=', siteId).where('m.tenantId', '=', tenantId));
}

function booked<Row extends { batch: number }, Fact>(rows: readonly Row[], factOf: (row: Row) => Fact): Booked<Fact>[] {
  return rows.map((row) => ({ fact: factOf(row), batch: row.batch }));
}

function batchesOf(facts: Record<string, readonly Booked<unknown>[]>): Set<number> {
  return new Set(Object.values(facts).flatMap((each) => each.map(({ batch }) => batch)));
}

async function policiesOf({ db, siteId }: Scope, batches: ReadonlySet<number>): Promise<ReplayFacts['policies']> {
  const rows = await db
    .selectFrom('ledgerBatch')
    .select(['batch', 'policy'])
    .where('siteId', '=', siteId)
    .where('policy', 'is not', null)
    .execute();
  const policies = new Map<number, AllocationPolicy>();
  const parsed = new Map<string, AllocationPolicy>();
  for (const { batch, policy } of rows) {
    if (policy === null || !batches.has(batch)) continue;
    const known = parsed.get(policy) ?? (JSON.parse(policy) as AllocationPolicy);
    parsed.set(policy, known);
    policies.set(batch, known);
  }
  return policies;
}
