import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { MoneyFacts } from '../../core/lock/facts.ts';
import { BANK } from '../feeds/bank.ts';
import { asSaid } from '../payments/row-hint.ts';

/** Money that could change what a tenant owes: in suspense, unused, or not yet told by the bank. */
export async function readMoney(tx: StoreTransaction, { tenantId }: LockCase): Promise<MoneyFacts> {
  const tenant = await tx.estate.tenant(tenantId);
  const names = [tenantId, tenant?.name ?? ''].map(plain);
  const feed = await tx.ledger.feed(BANK);
  return {
    suspense: (await tx.ledger.suspense())
      .map(({ payment: kept, openMinor }) => ({ payment: asSaid(kept), openMinor }))
      .map(({ payment, openMinor }) => ({
        paymentId: payment.paymentId,
        currency: payment.amount.currency,
        openMinor,
        paidAt: payment.paidAt,
        namesTenant:
          payment.tenantId === tenantId ||
          [payment.payer, payment.reference].some((text) => names.some((name) => mentions(plain(text), name))),
      })),
    unusedCredit: await tx.ledger.unusedCredit(tenantId),
    bankCoveredThrough: feed?.coveredThrough ?? null,
  };
}

/* A Latin name of two letters stands in every other word, while two characters are a whole name where words are not spelled (李宁). */
const TOO_SHORT = /^[\p{Script=Latin}\p{N}\p{P}\s]{0,2}$/u;

function mentions(text: string, name: string): boolean {
  if (name === '') return false;
  return text === name || (!TOO_SHORT.test(name) && text.includes(name));
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
