import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Payment } from '../../core/ledger/ledger.ts';

/** Whose money it is, or why nobody can say (it then stays in suspense, and no lock touches whoever it could belong to). */
export type Payer = { readonly tenantId: string } | { readonly tenantId: null; readonly reason: string };

/**
 * Finds whose payment it is: the tenant that it names, and the one that its reference stands for (a charge, or `<tenantId>/<dueDate>`).
 * Where the two contradict each other nothing is guessed.
 */
export async function findPayer(tx: StoreTransaction, payment: Payment): Promise<Payer> {
  const named = payment.tenantId === null ? null : await tx.estate.tenant(payment.tenantId);
  const referred = payment.reference === '' ? null : await tenantOfReference(tx, payment.reference);
  if (named && referred !== null && referred !== named.tenantId) {
    return {
      tenantId: null,
      reason: `it names tenant '${named.tenantId}', and its reference '${payment.reference}' is of tenant '${referred}'`,
    };
  }
  const tenantId = named?.tenantId ?? referred;
  if (tenantId !== null) return { tenantId };
  const reference = payment.reference === '' ? 'it has no reference' : `nothing is known by its reference '${payment.reference}'`;
  return { tenantId: null, reason: payment.tenantId === null ? reference : `tenant '${payment.tenantId}' is not known, and ${reference}` };
}

async function tenantOfReference(tx: StoreTransaction, reference: string): Promise<string | null> {
  const charge = await tx.ledger.charge(reference);
  if (charge !== null) return charge.tenantId;
  const tenantId = /^([^/]+)\/\d{4}-\d{2}-\d{2}$/.exec(reference)?.[1];
  return tenantId === undefined ? null : ((await tx.estate.tenant(tenantId))?.tenantId ?? null);
}
