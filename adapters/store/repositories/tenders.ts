import { byPayment, type Tender } from '../../../core/ledger/allocate.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import { namedTypes, parseBillReference } from '../../../core/ledger/reference.ts';
import { assignedPaymentOf, assignedPayments } from './assigned-payments.ts';
import { END_OF_TIME, pieces, type Scope } from './scope.ts';

/** What is left of a payment, with whose it is. */
export interface TenantTender extends Tender {
  readonly payment: Payment;
}

/** Payments of these tenants with something left, or with more gone back than was left; imported history left out. In order of payment. */
export async function openTenders(scope: Scope, tenantIds: readonly string[], named: readonly string[] = []): Promise<TenantTender[]> {
  const rows: { payment: Payment; leftMinor: number }[] = [];
  for (const piece of pieces([...new Set(tenantIds)], 1)) {
    const open = assignedPayments(scope, END_OF_TIME)
      .innerJoin('openPayment as o', (join) => join.onRef('o.siteId', '=', 'p.siteId').onRef('o.paymentId', '=', 'p.paymentId'))
      .select('o.leftMinor')
      .where('o.siteId', '=', scope.siteId)
      .where('o.tenantId', 'in', piece)
      .where('o.backfilled', '=', 0);
    for (const row of await open.execute()) rows.push({ payment: assignedPaymentOf(row), leftMinor: row.leftMinor });
  }
  const there = new Set(rows.map(({ payment }) => payment.paymentId));
  for (const piece of pieces(
    [...new Set(named)].filter((paymentId) => !there.has(paymentId)),
    1,
  )) {
    const used = await assignedPayments(scope, END_OF_TIME).where('p.paymentId', 'in', piece).where('p.backfilled', '=', 0).execute();
    for (const row of used) rows.push({ payment: assignedPaymentOf(row), leftMinor: 0 });
  }
  const types = await typesNamed(
    scope,
    rows.map(({ payment }) => payment.reference),
  );
  return rows.map((row) => ({ ...row, named: types(row.payment) })).sort((a, b) => byPayment(a.payment, b.payment));
}

/* The debt types that references name among their tenant's charges: settled ones count too, for what is left of the money keeps to what it was given for. */
async function typesNamed({ db, siteId }: Scope, references: readonly string[]): Promise<(payment: Payment) => Tender['named']> {
  const given = [...new Set(references)].filter((reference) => reference !== '');
  const bills = given.map(parseBillReference).filter((bill) => bill !== null);
  const some = () =>
    db.selectFrom('charge').select(['chargeId', 'tenantId', 'dueDate', 'debtType', 'backfilled']).where('siteId', '=', siteId);
  const rows: Awaited<ReturnType<ReturnType<typeof some>['execute']>> = [];
  for (const piece of pieces(given, 1)) rows.push(...(await some().where('chargeId', 'in', piece).execute()));
  for (const piece of pieces(bills, 2)) {
    const tenantIds = [...new Set(piece.map(({ tenantId }) => tenantId))];
    const dueDates = [...new Set(piece.map(({ dueDate }) => dueDate))];
    rows.push(...(await some().where('tenantId', 'in', tenantIds).where('dueDate', 'in', dueDates).execute()));
  }
  const charges = Map.groupBy(
    rows.map((row) => ({ ...row, backfilled: row.backfilled === 1 })),
    ({ tenantId }) => tenantId,
  );
  return ({ tenantId, reference }) => (reference === '' ? [] : namedTypes(reference, charges.get(tenantId ?? '') ?? []));
}
