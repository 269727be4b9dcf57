import type { StoreTransaction } from '../../adapters/store/store.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { MoneyFacts } from '../../core/lock/facts.ts';

/** Money that could change what a tenant owes: in suspense, unused, or not yet told by the bank. */
export async function readMoney(tx: StoreTransaction, { tenantId, currency }: LockCase): Promise<MoneyFacts> {
  const tenant = await tx.estate.tenant(tenantId);
  const names = [tenantId, tenant?.name ?? ''].map((name) => name.trim().toLowerCase()).filter((name) => name.length > 2);
  const open = await tx.ledger.openBalances({ tenantId });
  const feed = await tx.ledger.feed('bank');
  return {
    suspense: (await tx.ledger.suspense()).map(({ payment, openMinor: minor }) => ({
      paymentId: payment.paymentId,
      currency: payment.amount.currency,
      openMinor: minor,
      paidAt: payment.paidAt,
      namesTenant: mentions(`${payment.payer} ${payment.reference}`, names),
    })),
    unusedCredit: await tx.ledger.unusedCredit(tenantId),
    tenantOpenMinor: open.filter(({ charge }) => charge.amount.currency === currency).reduce((sum, balance) => sum + openMinor(balance), 0),
    bankCoveredThrough: feed?.coveredThrough ?? null,
  };
}

function mentions(text: string, names: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return names.some((name) => lower.includes(name));
}
