import type { StoreTransaction } from '../../../adapters/store/store.ts';
import { accountsOf } from '../../../core/lease/charge-account.ts';
import type { Lease } from '../../../core/lease/lease.ts';
import { formatMoney } from '../../../core/money/decimal.ts';
import { money } from '../../../core/money/money.ts';
import type { Problem } from '../../../core/parsing/parsed.ts';

/**
 * Whether a version without an amendment leaves out a line that was charged. It would say that nothing was ever owed by that line, and all
 * that was charged would be credited: more likely the file holds only some lines of the lease.
 */
export async function lostLines(tx: StoreTransaction, lease: Lease): Promise<Problem | null> {
  if (lease.amendment !== null) return null;
  const kept = new Set(lease.lines.map(({ lineId }) => lineId));
  const charges = (await tx.leases.charges(lease.leaseId)).filter(({ lineId }) => lineId === null || !kept.has(lineId));
  if (charges.length === 0) return null;
  const credits = await tx.ledger.creditsOf(charges.map(({ chargeId }) => chargeId));
  const lost = accountsOf(lease.leaseId, charges, credits).filter(({ minor }) => minor > 0);
  const [first] = lost;
  if (first === undefined) return null;
  const sums = [...Map.groupBy(lost, ({ charge }) => charge.amount.currency)].map(([currency, of]) =>
    formatMoney(money(Number(of.reduce((sum, { minor }) => sum + BigInt(minor), 0n)), currency)),
  );
  const lines = [...new Set(lost.map(({ lineId }) => `'${lineId}'`))].join(', ');
  const reason = `leaves out ${lines}, of which ${sums.join(' and ')} are charged and would be credited in full: give all lines of the lease, say with an amendment from which day on they end, or ask for it (--drop-lines)`;
  return { place: 'lines', reason };
}
