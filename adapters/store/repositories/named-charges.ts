import { sql } from 'kysely';
import type { Charge, ChargeBalance, Payment } from '../../../core/ledger/ledger.ts';
import { namedBy, parseBillReference } from '../../../core/ledger/reference.ts';
import type { ChargeRow } from '../schema/ledger-tables.ts';
import { chargeOf } from './money-rows.ts';
import { pieces, type Scope } from './scope.ts';

/** A charge that a reference names; its balance where it is open. */
export interface NamedCharge {
  readonly charge: Charge;
  readonly open: ChargeBalance | null;
}

/** What the references of payments name among their tenants' charges, settled ones and imported history too. One statement, and one more where bills are named. */
export async function namedCharges(scope: Scope, payments: readonly Payment[]): Promise<(payment: Payment) => readonly NamedCharge[]> {
  const references = [...new Set(payments.map(({ reference }) => reference))].filter((reference) => reference !== '');
  const bills = references.map(parseBillReference).filter((bill) => bill !== null);
  const found = new Map<string, NamedCharge>();
  for (const piece of pieces(references, 1)) note(found, await charges(scope).where('c.chargeId', 'in', piece).execute());
  for (const piece of pieces(bills, 2)) {
    const pairs = sql.join(piece.map(({ tenantId, dueDate }) => sql`(${tenantId}, ${dueDate})`));
    note(found, await charges(scope).where(sql<boolean>`(c."tenantId", c."dueDate") in (values ${pairs})`).execute());
  }
  const ofTenant = Map.groupBy(found.values(), ({ charge }) => charge.tenantId);
  return ({ tenantId, reference }) => {
    if (reference === '' || tenantId === null) return [];
    const isNamed = namedBy(reference);
    return (ofTenant.get(tenantId) ?? []).filter(({ charge }) => isNamed(charge));
  };
}

function charges({ db, siteId }: Scope) {
  return db
    .selectFrom('charge as c')
    .leftJoin('openCharge as o', (join) =>
      join
        .onRef('o.siteId', '=', 'c.siteId')
        .onRef('o.tenantId', '=', 'c.tenantId')
        .onRef('o.dueDate', '=', 'c.dueDate')
        .onRef('o.chargeId', '=', 'c.chargeId'),
    )
    .selectAll('c')
    .select(['o.paidMinor', 'o.creditedMinor'])
    .where('c.siteId', '=', siteId);
}

function note(
  found: Map<string, NamedCharge>,
  rows: readonly (ChargeRow & { paidMinor: number | null; creditedMinor: number | null })[],
): void {
  for (const row of rows) {
    const { paidMinor, creditedMinor } = row;
    const charge = chargeOf(row);
    const isOpen = paidMinor !== null && creditedMinor !== null;
    found.set(charge.chargeId, {
      charge,
      open: isOpen ? { charge, paidMinor, creditedMinor, settledAt: null, settledKnownAt: null } : null,
    });
  }
}
