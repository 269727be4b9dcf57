import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Charge, PayerMemory, Payment } from '../../core/ledger/ledger.ts';
import { parseBillReference } from '../../core/ledger/reference.ts';
import { byMemory } from './by-memory.ts';
import { KnownTenants } from './known-tenants.ts';
import { PayerWords } from './payer-words.ts';

/**
 * Whose money it is (`remembered`: by what a person once said of this payer, else by the row itself), or why nobody can say:
 * it then stays in suspense, and no lock touches whoever it could belong to.
 */
export type Payer =
  | { readonly tenantId: string; readonly remembered: PayerMemory | null }
  | { readonly tenantId: null; readonly reason: string };

/**
 * Finds whose payments these are: the tenant that each names, and the one that its reference stands for (a charge or a bill). Where the two contradict
 * each other nothing is guessed. One that names nobody is its payer's, if a person said so of this payer (the account and the name on it)
 * and all that was said agrees.
 * In few statements, however many.
 */
export async function findPayers(tx: StoreTransaction, payments: readonly Payment[]): Promise<Payer[]> {
  const references = [...new Set(payments.map(({ reference }) => reference))].filter((reference) => reference !== '');
  const charges = new Map((await tx.ledger.chargesOf(references)).map((charge) => [charge.chargeId, charge]));
  const tenants = new KnownTenants(tx);
  await tenants.ask([
    ...payments.map(({ tenantId }) => tenantId),
    ...references.map((reference) => parseBillReference(reference)?.tenantId),
  ]);
  const payers: Payer[] = [];
  for (const payment of payments) payers.push(await byRow(payment, charges, tenants));
  const wanted = payments.filter((payment, i) => payers[i]?.tenantId === null && payment.tenantId === null);
  const memory = await PayerWords.of(tx, wanted);
  if (memory === null) return payers;
  for (const [i, payment] of payments.entries()) {
    const payer = payers[i];
    if (payer?.tenantId !== null || payment.tenantId !== null) continue;
    payers[i] = await byMemory(tx, payment, payer, memory.on(payment), tenants);
  }
  return payers;
}

async function byRow(payment: Payment, charges: ReadonlyMap<string, Charge>, tenants: KnownTenants): Promise<Payer> {
  const { tenantId: said, reference } = payment;
  const named = said !== null && (await tenants.has(said)) ? said : null;
  const referred = await referredBy(reference, charges, tenants);
  if (named !== null && referred !== null && referred !== named) {
    return { tenantId: null, reason: `it names tenant '${named}', and its reference '${reference}' is of tenant '${referred}'` };
  }
  const tenantId = named ?? referred;
  if (tenantId !== null) return { tenantId, remembered: null };
  const unknown = reference === '' ? 'it has no reference' : `nothing is known by its reference '${reference}'`;
  return { tenantId: null, reason: said === null ? unknown : `tenant '${said}' is not known, and ${unknown}` };
}

async function referredBy(reference: string, charges: ReadonlyMap<string, Charge>, tenants: KnownTenants): Promise<string | null> {
  const charge = charges.get(reference);
  if (charge) return charge.tenantId;
  const bill = parseBillReference(reference);
  return bill !== null && (await tenants.has(bill.tenantId)) ? bill.tenantId : null;
}
