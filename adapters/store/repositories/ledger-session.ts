import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { AllocationPolicy } from '../../../core/ledger/allocation-policy.ts';
import { rederiveCharges } from './open-charges.ts';
import { rederivePayments } from './open-payments.ts';
import type { Scope } from './scope.ts';

/**
 * What one transaction does to the ledger: the number of its batch, given out with the first fact, and which charges and payments it touched.
 * What is open is derived anew for these before anybody asks for it and before the transaction ends, once however often they were touched.
 */
export class LedgerSession {
  readonly scope: Scope;
  /** Payments that this transaction added: nothing can stand against them from before. */
  readonly newPayments = new Set<string>();
  /** Payments matched and charges credited in it: what stood of them from before may have to be undone. */
  readonly matched = new Set<string>();
  readonly credited = new Set<string>();
  readonly #charges = new Set<string>();
  readonly #payments = new Set<string>();
  #batch: number | null = null;
  #at: Instant | null = null;
  #policy: string | null = null;

  constructor(scope: Scope) {
    this.scope = scope;
  }

  /** The number of this transaction among those that wrote facts. */
  async batch(): Promise<number> {
    if (this.#batch === null) {
      const { db, siteId } = this.scope;
      const last = await db
        .selectFrom('ledgerBatch')
        .select(({ fn }) => fn.max('batch').as('batch'))
        .where('siteId', '=', siteId)
        .executeTakeFirst();
      this.#batch = Number(last?.batch ?? 0) + 1;
    }
    return this.#batch;
  }

  /** A fact was written; the batch is of the time at which the last of its facts became known. */
  wrote(knownAt: Instant): void {
    if (this.#at === null || this.#at < knownAt) this.#at = knownAt;
  }

  notePolicy(policy: AllocationPolicy): void {
    this.#policy = canonicalJson(policy);
  }

  touchCharge(chargeId: string): void {
    this.#charges.add(chargeId);
  }

  touchPayment(paymentId: string): void {
    this.#payments.add(paymentId);
  }

  /** Derives what is open of everything touched. */
  async derive(): Promise<void> {
    const [charges, payments] = [[...this.#charges], [...this.#payments]];
    this.#charges.clear();
    this.#payments.clear();
    await rederiveCharges(this.scope, charges);
    await rederivePayments(this.scope, payments);
  }

  /** Before the commit: what is open is derived, and the batch noted when it has facts. */
  async end(): Promise<void> {
    await this.derive();
    if (this.#at === null) return;
    const row = { siteId: this.scope.siteId, batch: await this.batch(), at: this.#at, policy: this.#policy };
    await this.scope.db.insertInto('ledgerBatch').values(row).execute();
  }
}
