import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Outflow, Payment } from '../../core/ledger/ledger.ts';

/** What became of a payment, in minor units. */
export interface PaymentUse {
  readonly outflows: readonly Outflow[];
  /** What stands of it against charges. */
  readonly setMinor: number;
  /** Neither went back nor stands against a charge; below zero when more went back than was left. */
  readonly leftMinor: number;
}

/** Adds up what went back of a payment and what stands of it against charges. */
export async function useOf(tx: StoreTransaction, { paymentId, amount }: Payment): Promise<PaymentUse> {
  const outflows = await tx.ledger.outflowsOf([paymentId]);
  const standing = await tx.ledger.standing({ paymentIds: [paymentId] });
  const setMinor = standing.reduce((sum, { minor }) => sum + minor, 0);
  const wentBack = outflows.reduce((sum, outflow) => sum + outflow.amount.minor, 0);
  return { outflows, setMinor, leftMinor: amount.minor - wentBack - setMinor };
}
