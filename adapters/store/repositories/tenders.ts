import { byPayment, type Tender } from '../../../core/ledger/allocate.ts';
import type { Payment } from '../../../core/ledger/ledger.ts';
import { parseBillReference } from '../../../core/ledger/reference.ts';
import { assignedPaymentOf, assignedPayments } from './assigned-payments.ts';
import type { LedgerSession } from './ledger-session.ts';
import { type NamedCharge, namedCharges } from './named-charges.ts';
import { END_OF_TIME, pieces } from './scope.ts';

/** What is left of a payment, with whose it is and what its reference names. */
export interface TenantTender extends Tender {
  readonly payment: Payment;
  readonly namedCharges: readonly NamedCharge[];
}

/**
 * Payments of these tenants with something left, or with more gone back than was left; imported history left out. In order of payment.
 * @param used payments that are wanted even if nothing is left of them
 */
export async function openTenders(
  { scope, fresh }: LedgerSession,
  tenantIds: readonly string[],
  used: readonly string[] = [],
): Promise<TenantTender[]> {
  const wanted = new Set(tenantIds);
  const rows: { payment: Payment; leftMinor: number }[] = [];
  for (const { payment, left } of fresh.values()) {
    if (left !== 0 && !payment.backfilled && payment.tenantId !== null && wanted.has(payment.tenantId))
      rows.push({ payment, leftMinor: left });
  }
  for (const piece of pieces([...wanted], 1)) {
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
    [...new Set(used)].filter((paymentId) => !there.has(paymentId)),
    1,
  )) {
    const more = await assignedPayments(scope, END_OF_TIME).where('p.paymentId', 'in', piece).where('p.backfilled', '=', 0).execute();
    for (const row of more) rows.push({ payment: assignedPaymentOf(row), leftMinor: 0 });
  }
  const named = await namedCharges(
    scope,
    rows.map(({ payment }) => payment),
  );
  return rows.map((row) => withNamed(row, named(row.payment))).sort((a, b) => byPayment(a.payment, b.payment));
}

function withNamed(row: { payment: Payment; leftMinor: number }, named: readonly NamedCharge[]): TenantTender {
  const types = named.map(({ charge }) => charge.debtType);
  const spelled = row.payment.reference === '' ? null : parseBillReference(row.payment.reference)?.debtType;
  return { ...row, named: [...new Set(spelled ? [...types, spelled] : types)].sort(), namedCharges: named };
}
