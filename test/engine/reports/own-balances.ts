import type { Instant } from '../../../core/calendar/civil.ts';
import { openMinor } from '../../../core/ledger/ledger.ts';
import type { EngineContext } from '../../../engine/context.ts';

/** What the ledger itself says stands open, left and in the bank, in minor units by currency and account of the default chart: the long way, fact by fact. */
export async function ownBalances(context: EngineContext, asOf: Instant): Promise<Record<string, number>> {
  const receivable: Readonly<Record<string, string>> = {
    rent: '1110',
    'turnover-rent': '1115',
    'service-charge': '1120',
    'marketing-fund': '1125',
    electricity: '1130',
    water: '1135',
    deposit: '1140',
    'late-fee': '1150',
    other: '1190',
  };
  const sums: Record<string, number> = {};
  const add = (account: string, currency: string, minor: number) => {
    const key = `${currency} ${account}`;
    sums[key] = (sums[key] ?? 0) + minor;
  };
  await context.store.read(async ({ ledger, estate }) => {
    for (const balance of await ledger.balances(null, asOf)) {
      const { debtType, amount } = balance.charge;
      add(receivable[debtType] ?? 'none', amount.currency, openMinor(balance));
    }
    const payments = new Map((await ledger.payments(null, asOf)).map((payment) => [payment.paymentId, payment]));
    const place = (paymentId: string) => (payments.get(paymentId)?.tenantId === null ? '2100' : '2110');
    for (const { paymentId, amount } of payments.values()) {
      add('1000', amount.currency, amount.minor);
      add(place(paymentId), amount.currency, 0 - amount.minor);
    }
    for (const { paymentId, amount } of await ledger.outflows(null, asOf)) {
      add('1000', amount.currency, 0 - amount.minor);
      add(place(paymentId), amount.currency, amount.minor);
    }
    for (const { tenantId } of await estate.tenants()) {
      for (const { paymentId, amountMinor } of await ledger.allocations(tenantId, asOf)) {
        add(place(paymentId), payments.get(paymentId)?.amount.currency ?? 'none', amountMinor);
      }
    }
  });
  return withoutNothing(sums);
}

/** The balances of the accounts that the ledger can answer for (not income, tax and losses), those of nothing left out. */
export function withoutNothing(sums: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(sums)
      .filter(([, minor]) => minor !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
