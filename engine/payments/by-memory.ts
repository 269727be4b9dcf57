import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Payment } from '../../core/ledger/ledger.ts';
import { withoutMarks } from '../imports/bank/reference-in.ts';
import type { Payer } from './find-payer.ts';
import type { KnownTenants } from './known-tenants.ts';
import type { RememberedOfPayer } from './payer-words.ts';

/**
 * Whose a payment is that names nobody, by what was said of its payer; where that is not sure, or anything speaks against it, why nobody can say.
 * @param unknown why its row alone does not tell
 * @param remembered what stands of what was said
 */
export async function byMemory(
  tx: StoreTransaction,
  payment: Payment,
  unknown: Payer & { readonly tenantId: null },
  remembered: RememberedOfPayer,
  tenants: KnownTenants,
): Promise<Payer> {
  if (remembered.kind === 'nothing') return unknown;
  if (remembered.kind === 'several') {
    return { tenantId: null, reason: `${unknown.reason}, and its payer has paid for ${remembered.tenantIds.join(' and for ')}` };
  }
  if (remembered.kind === 'other-name') {
    const { tenantIds, names } = remembered;
    const called = names.map((name) => `'${name}'`).join(' and ');
    return {
      tenantId: null,
      reason: `${unknown.reason}; its account is remembered as ${tenantIds.join("'s and as ")}'s, but of payments by ${called}, and this one is by '${payment.payer}'`,
    };
  }
  const { tenantId, word } = remembered;
  if (!(await tenants.has(tenantId))) return unknown;
  const namesake = (await tenants.called(payment.payer)).find((each) => each !== tenantId);
  if (namesake !== undefined) {
    return {
      tenantId: null,
      reason: `its payer is remembered as ${tenantId}'s, and is called '${payment.payer}' as tenant '${namesake}' is`,
    };
  }
  const other = await otherNamed(tx, payment.reference, tenantId, tenants);
  if (other === null) return { tenantId, remembered: word };
  return {
    tenantId: null,
    reason: `its payer is remembered as ${tenantId}'s, and its reference '${payment.reference}' has '${other}' in it`,
  };
}

/* A word of the reference that stands for somebody else speaks against what is remembered. */
async function otherNamed(tx: StoreTransaction, reference: string, tenantId: string, tenants: KnownTenants): Promise<string | null> {
  const words = reference
    .split(/[\s,;]+/)
    .flatMap((word) => [word, withoutMarks(word)])
    .flatMap((word) => [word, ...word.split('/')]);
  for (const word of new Set(words)) {
    if (word === '' || word === tenantId) continue;
    if (await tenants.has(word)) return word;
    const charge = await tx.ledger.charge(word);
    if (charge !== null && charge.tenantId !== tenantId) return word;
  }
  return null;
}
