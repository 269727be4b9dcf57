import type { Booked, ReplayFacts } from './replay-facts.ts';
import { type Replayed, ReplayedAccount } from './replayed-account.ts';
import { settleAccount } from './settle-account.ts';
import type { Part } from './undo.ts';

/**
 * Builds an account again from its facts, batch by batch: what the facts of a batch bring is noted, imported history is set as it says, and where the
 * batch set money by a policy, and a fact of it concerned the account, this is put into balance by that policy. Parts of batch 0 are taken as they stand.
 */
export function replay(facts: ReplayFacts): Replayed {
  const account = new ReplayedAccount(facts.tenantId);
  const log = {
    charges: byBatch(facts.charges),
    payments: byBatch(facts.payments),
    matches: byBatch(facts.matches),
    outflows: byBatch(facts.outflows),
    credits: byBatch(facts.credits),
    allocations: byBatch(facts.allocations),
  };
  const batches = new Set(Object.values(log).flatMap((kind) => [...kind.keys()]));
  for (const batch of [...batches].sort((a, b) => a - b)) {
    const charges = log.charges.get(batch) ?? [];
    const payments = log.payments.get(batch) ?? [];
    const credits = log.credits.get(batch) ?? [];
    const allocations = log.allocations.get(batch) ?? [];
    let concerned = charges.length + credits.length + allocations.length > 0;
    for (const charge of charges) account.charges.set(charge.chargeId, { charge, creditedMinor: 0 });
    for (const payment of payments) account.payments.set(payment.paymentId, { payment, wentBack: 0 });
    if (batch === 0) account.add(allocations.map(partOf), 0);
    else for (const payment of payments) if (payment.backfilled) account.setHistory(payment, batch);
    const matched = new Set<string>();
    for (const { paymentId, tenantId, reference } of log.matches.get(batch) ?? []) {
      concerned ||= account.holds(paymentId);
      matched.add(paymentId);
      account.change(paymentId, (held) => ({ ...held, payment: { ...held.payment, tenantId, reference } }));
    }
    for (const { paymentId, amount } of log.outflows.get(batch) ?? []) {
      concerned ||= account.holds(paymentId);
      account.change(paymentId, (held) => ({ ...held, wentBack: held.wentBack + amount.minor }));
    }
    for (const { chargeId, amount } of credits) account.credit(chargeId, amount.minor);
    concerned ||= [...payments, ...(log.matches.get(batch) ?? [])].some(({ paymentId }) => account.holds(paymentId));
    const policy = facts.policies.get(batch);
    if (policy && concerned) account.add(settleAccount(account.snapshot({ batch, matched, charges, policy }), policy).parts, batch);
  }
  return account.replayed();
}

function byBatch<T>(facts: readonly Booked<T>[]): Map<number, T[]> {
  const batches = new Map<number, T[]>();
  for (const { fact, batch } of facts) batches.set(batch, [...(batches.get(batch) ?? []), fact]);
  return batches;
}

function partOf({ paymentId, chargeId, amountMinor }: { paymentId: string; chargeId: string; amountMinor: number }): Part {
  return { paymentId, chargeId, minor: amountMinor };
}
