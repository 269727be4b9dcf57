import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { PayerMemory, Payment } from '../../core/ledger/ledger.ts';
import { payerKey, payerKeys, plainName } from '../../core/ledger/payer-key.ts';
import { type Remembered, rememberedOf, standingWords } from '../../core/ledger/payer-memory.ts';
import { withoutHint } from './row-hint.ts';

/** What is remembered of the payer of a payment; `other-name`: its account is, by payments under other names. */
export type RememberedOfPayer =
  | Remembered
  | { readonly kind: 'other-name'; readonly tenantIds: readonly string[]; readonly names: readonly string[] };

/** A payment that a person gave to a tenant, by the name on it. */
interface SaidName {
  readonly name: string;
  readonly words: readonly PayerMemory[];
}

/** All that was said of the payers of some payments, read in few statements. */
export class PayerWords {
  readonly #byKey: ReadonlyMap<string, readonly PayerMemory[]>;
  /** Of accounts of which something was said without the name on them: by whose payments it was said. */
  readonly #names: ReadonlyMap<string, readonly SaidName[]>;

  private constructor(byKey: ReadonlyMap<string, readonly PayerMemory[]>, names: ReadonlyMap<string, readonly SaidName[]>) {
    this.#byKey = byKey;
    this.#names = names;
  }

  /** @returns null when nothing was said of any */
  static async of(tx: StoreTransaction, payments: readonly Payment[]): Promise<PayerWords | null> {
    const keys = [...new Set(payments.flatMap((payment) => payerKeys(payment)))];
    if (keys.length === 0) return null;
    const byKey = Map.groupBy(await tx.ledger.memories(keys), (word) => word.payerKey);
    if (byKey.size === 0) return null;
    return new PayerWords(byKey, await namesOf(tx, byKey, payments));
  }

  /**
   * By the account and the name on it, where something was said of both. What was said of an account alone counts for a payment whose name is not told,
   * and for the names of the payments with which it was said: one account may serve several payers.
   */
  on(payment: Payment): RememberedOfPayer {
    const [surest, account] = payerKeys(payment);
    const sure = rememberedOf(this.#wordsOn(surest));
    if (sure.kind !== 'nothing' || account === undefined) return sure;
    const words = standingWords(this.#wordsOn(account));
    const said = this.#names.get(account) ?? [];
    const named = said.filter(({ name }) => name !== '');
    if (words.length === 0 || named.length === 0) return rememberedOf(words);
    const mine = named.filter(({ name }) => plainName(name) === plainName(payment.payer)).flatMap((one) => one.words);
    if (mine.length > 0) return rememberedOf(words.filter((word) => mine.some((one) => isSame(one, word))));
    const tenantIds = [...new Set(words.map(({ tenantId }) => tenantId))].sort();
    return { kind: 'other-name', tenantIds, names: [...new Set(named.map(({ name }) => name))].sort() };
  }

  #wordsOn(key: string | undefined): readonly PayerMemory[] {
    return key === undefined ? [] : (this.#byKey.get(key) ?? []);
  }
}

async function namesOf(
  tx: StoreTransaction,
  byKey: ReadonlyMap<string, readonly PayerMemory[]>,
  payments: readonly Payment[],
): Promise<ReadonlyMap<string, readonly SaidName[]>> {
  const accounts = new Set(
    payments.flatMap((payment) => {
      const [surest = '', account] = payerKeys(payment);
      const isSure = standingWords(byKey.get(surest) ?? []).length > 0;
      return isSure || account === undefined ? [] : [account];
    }),
  );
  const words = [...accounts].flatMap((account) => standingWords(byKey.get(account) ?? []));
  const names = new Map<string, SaidName[]>();
  if (words.length === 0) return names;
  const tenantIds = [...new Set(words.map(({ tenantId }) => tenantId))];
  for (const match of await tx.ledger.matchedByPersons(tenantIds)) {
    const payer = { payer: withoutHint(match.payer), payerAccount: match.payerAccount };
    const key = payerKey(payer) ?? '';
    const mine = words.filter((word) => word.payerKey === key && isSame(word, match));
    if (mine.length > 0) names.set(key, [...(names.get(key) ?? []), { name: payer.payer, words: mine }]);
  }
  return names;
}

/* Whoever takes one word back says the others again, at another time. */
function isSame(a: Pick<PayerMemory, 'tenantId' | 'by' | 'reason'>, b: Pick<PayerMemory, 'tenantId' | 'by' | 'reason'>): boolean {
  return a.tenantId === b.tenantId && a.by === b.by && a.reason === b.reason;
}
