import type { StoreTransaction } from '../../adapters/store/store.ts';
import { formatMoney } from '../../core/money/decimal.ts';
import type { Money } from '../../core/money/money.ts';

/** A row whose amount would be added to the sums. */
export interface CountedRow {
  readonly id: string;
  readonly tenantId: string | null;
  readonly amount: Money;
}

/* Below 2^53 by so much that the money of everybody else still has room where a file of nonsense has come: a payment that unlocks must not be refused. */
const MOST_OF_LARGE = 8_000_000_000_000_000n;
const MOST_IN_ALL = 9_000_000_000_000_000n;
/* Rows below it, in a file that comes to no more than the next one, are taken without reading what is there: it would take some ten thousand such files. */
const LARGE_ROW = 1_000_000_000_000;
const LARGE_FILE = 1_000_000_000_000_000n;

/**
 * Keeps every sum of payments (or of charges) of a site exact: all of one currency together stay below 2^53 minor units, so those of each tenant and each
 * report do. What is in the ledger is summed once an import, and only when a row or the file is very large.
 */
export class ExactTotals {
  readonly #of: 'payment' | 'charge';
  /** Taken by this import, by currency. */
  readonly #taken = new Map<string, bigint>();
  /** What was in the ledger besides. */
  readonly #before = new Map<string, bigint>();

  constructor(of: 'payment' | 'charge') {
    this.#of = of;
  }

  /** The rows with which a sum would be too large, by id, each with the reason. Rows that are in the ledger already count once. */
  async overflowing(tx: StoreTransaction, rows: readonly CountedRow[]): Promise<ReadonlyMap<string, string>> {
    const refused = new Map<string, string>();
    if (!this.#isLarge(rows)) return refused;
    const there = await this.#known(
      tx,
      rows.map(({ id }) => id),
    );
    const pending = new Map<string, bigint>();
    for (const { id, tenantId, amount } of rows) {
      if (there.has(id)) continue;
      const { currency, minor } = amount;
      const next = (pending.get(currency) ?? 0n) + BigInt(minor);
      const sum = (await this.#beforeIn(tx, currency)) + this.#takenIn(currency) + next;
      if (sum > (minor < LARGE_ROW ? MOST_IN_ALL : MOST_OF_LARGE)) refused.set(id, this.#reason(tenantId, amount));
      else pending.set(currency, next);
    }
    return refused;
  }

  /** Counts what this import has added. */
  took(rows: readonly { readonly amount: Money }[]): void {
    for (const { amount } of rows) this.#taken.set(amount.currency, this.#takenIn(amount.currency) + BigInt(amount.minor));
  }

  async #known({ ledger }: StoreTransaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (this.#of === 'charge') return new Set((await ledger.chargesOf(ids)).map(({ chargeId }) => chargeId));
    return new Set((await ledger.paymentsOf(ids)).map(({ paymentId }) => paymentId));
  }

  #isLarge(rows: readonly CountedRow[]): boolean {
    if (rows.some(({ amount }) => amount.minor >= LARGE_ROW)) return true;
    let most = 0n;
    for (const taken of this.#taken.values()) if (taken > most) most = taken;
    /* Added up as numbers: rows below the large one, some thousands at a time, come to less than 2^53. */
    return most + BigInt(rows.reduce((sum, { amount }) => sum + amount.minor, 0)) > LARGE_FILE;
  }

  #takenIn(currency: string): bigint {
    return this.#taken.get(currency) ?? 0n;
  }

  async #beforeIn(tx: StoreTransaction, currency: string): Promise<bigint> {
    const known = this.#before.get(currency);
    if (known !== undefined) return known;
    const before = (await tx.ledger.total(this.#of, currency)) - this.#takenIn(currency);
    this.#before.set(currency, before);
    return before;
  }

  #reason(tenantId: string | null, amount: Money): string {
    const { currency } = amount;
    const most = formatMoney({ minor: Number(MOST_OF_LARGE), currency });
    const whose = tenantId === null ? '' : ` of tenant '${tenantId}'`;
    return `with ${formatMoney(amount)}${whose}, all ${this.#of}s in ${currency} would come to more than can be added up exactly (${most}): look at its decimal point, and at those of earlier rows`;
  }
}
