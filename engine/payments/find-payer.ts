import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Charge, PayerMemory, Payment } from '../../core/ledger/ledger.ts';
import { payerKey, plainName } from '../../core/ledger/payer-key.ts';
import { rememberedOf } from '../../core/ledger/payer-memory.ts';
import { parseBillReference } from '../../core/ledger/reference.ts';

/**
 * Whose money it is (`remembered`: by what a person once said of this payer, else by the row itself), or why nobody can say:
 * it then stays in suspense, and no lock touches whoever it could belong to.
 */
export type Payer =
  | { readonly tenantId: string; readonly remembered: PayerMemory | null }
  | { readonly tenantId: null; readonly reason: string };

/**
 * Finds whose payments these are: the tenant that each names, and the one that its reference stands for (a charge or a bill). Where the two contradict
 * each other nothing is guessed. One that names nobody is its payer's, if a person said so of this payer and all that was said agrees.
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
  const words = await wordsOn(
    tx,
    payments.filter((payment, i) => payers[i]?.tenantId === null && payment.tenantId === null),
  );
  if (words.size === 0) return payers;
  for (const [i, payment] of payments.entries()) {
    const payer = payers[i];
    const mine = words.get(payerKey(payment) ?? '');
    if (payer?.tenantId !== null || payment.tenantId !== null || mine === undefined) continue;
    payers[i] = await byMemory(tx, payment, payer, mine, tenants);
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

async function byMemory(
  tx: StoreTransaction,
  payment: Payment,
  unknown: Payer & { readonly tenantId: null },
  words: readonly PayerMemory[],
  tenants: KnownTenants,
): Promise<Payer> {
  const remembered = rememberedOf(words);
  if (remembered.kind === 'nothing') return unknown;
  if (remembered.kind === 'several') {
    return { tenantId: null, reason: `${unknown.reason}, and its payer has paid for ${remembered.tenantIds.join(' and for ')}` };
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
    .flatMap((word) => [word, withoutEnds(word)])
    .flatMap((word) => [word, ...word.split('/')]);
  for (const word of new Set(words)) {
    if (word === '' || word === tenantId) continue;
    if (await tenants.has(word)) return word;
    const charge = await tx.ledger.charge(word);
    if (charge !== null && charge.tenantId !== tenantId) return word;
  }
  return null;
}

/* `E1.` and `(E1)` are E1. */
function withoutEnds(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

async function wordsOn(tx: StoreTransaction, payments: readonly Payment[]): Promise<Map<string, PayerMemory[]>> {
  const keys = [...new Set(payments.flatMap((payment) => payerKey(payment) ?? []))];
  if (keys.length === 0) return new Map();
  return Map.groupBy(await tx.ledger.memories(keys), (word) => word.payerKey);
}

/** Asks for each tenant once, and for many at once. */
class KnownTenants {
  readonly #tx: StoreTransaction;
  readonly #known = new Map<string, boolean>();
  #names: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(tx: StoreTransaction) {
    this.#tx = tx;
  }

  async ask(tenantIds: readonly (string | null | undefined)[]): Promise<void> {
    const wanted = [...new Set(tenantIds)].filter((tenantId) => tenantId !== null && tenantId !== undefined);
    const known = await this.#tx.estate.knownTenants(wanted);
    for (const tenantId of wanted) this.#known.set(tenantId, known.has(tenantId));
  }

  /** The tenants with just this name, however it is written. */
  async called(name: string): Promise<readonly string[]> {
    const plain = plainName(name);
    if (plain === '') return [];
    this.#names ??= await this.#allNames();
    return this.#names.get(plain) ?? [];
  }

  async #allNames(): Promise<ReadonlyMap<string, readonly string[]>> {
    const ofName = Map.groupBy(await this.#tx.estate.tenants(), ({ name }) => plainName(name));
    return new Map([...ofName].map(([name, tenants]) => [name, tenants.map(({ tenantId }) => tenantId)]));
  }

  async has(tenantId: string): Promise<boolean> {
    const before = this.#known.get(tenantId);
    if (before !== undefined) return before;
    const known = (await this.#tx.estate.knownTenants([tenantId])).has(tenantId);
    this.#known.set(tenantId, known);
    return known;
  }
}
