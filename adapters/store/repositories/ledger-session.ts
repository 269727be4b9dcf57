import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { AllocationPolicy } from '../../../core/ledger/allocation-policy.ts';
import type { Charge, ChargeBalance, Payment } from '../../../core/ledger/ledger.ts';
import { addRows } from './add-rows.ts';
import { closeCharges, type OpenCharge, putOpenCharges, rederiveCharges } from './open-charges.ts';
import { addOpenPayments, rederivePayments } from './open-payments.ts';
import type { WritingScope } from './written-rows.ts';

/**
 * What one transaction does to the ledger: the number of its batch, given out with the first fact, and what it touched. What is open of charges and
 * left of payments is derived anew before anybody asks for it and before the transaction ends, once however often something was touched; and without
 * asking the database where this session has seen it all: a payment that it added itself, a charge whose open amount it read before.
 */
export class LedgerSession {
  readonly scope: WritingScope;
  /** Payments that this transaction added and nobody derived yet, with what is left of each. */
  readonly fresh = new Map<string, { readonly payment: Payment; left: number }>();
  /** Payments against which no part stands from before, nor from this transaction yet. */
  readonly unused = new Set<string>();
  /** Payments matched and charges credited in it: what stood of them from before may have to be undone. */
  readonly matched = new Set<string>();
  readonly credited = new Set<string>();
  /** Charges that it added: payments may have named them before. */
  readonly arrived: Charge[] = [];
  readonly #open = new Map<string, OpenCharge>();
  readonly #charges = new Set<string>();
  readonly #payments = new Set<string>();
  #batch: number | null = null;
  #at: Instant | null = null;
  #policy: string | null = null;

  constructor(scope: WritingScope) {
    this.scope = scope;
  }

  /** The number of this transaction among those that wrote facts. */
  async batch(): Promise<number> {
    if (this.#batch === null) {
      const { db, siteId } = this.scope;
      const last = db.selectFrom('ledgerBatch').select(({ fn }) => fn.max('batch').as('batch'));
      this.#batch = Number((await last.where('siteId', '=', siteId).executeTakeFirst())?.batch ?? 0) + 1;
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

  addedCharge(charge: Charge): void {
    this.arrived.push(charge);
    this.#charges.add(charge.chargeId);
  }

  addedPayment(payment: Payment): void {
    this.fresh.set(payment.paymentId, { payment, left: payment.amount.minor });
    this.unused.add(payment.paymentId);
  }

  /** A part was set (or, below zero, undone). */
  set(paymentId: string, chargeId: string, minor: number): void {
    const fresh = this.fresh.get(paymentId);
    if (fresh) fresh.left -= minor;
    else this.#payments.add(paymentId);
    this.#less(chargeId, minor, 0);
  }

  credit(chargeId: string, minor: number): void {
    this.credited.add(chargeId);
    this.#less(chargeId, 0, minor);
  }

  match(paymentId: string): void {
    this.matched.add(paymentId);
    this.wentBack(paymentId);
  }

  wentBack(paymentId: string): void {
    this.fresh.delete(paymentId);
    this.#payments.add(paymentId);
  }

  /** Somebody has read what is open of a charge, as the table of open ones has it. */
  isOpen({ charge, paidMinor, creditedMinor }: ChargeBalance): void {
    const { chargeId, tenantId, dueDate, amount } = charge;
    this.#open.set(chargeId, { chargeId, tenantId, dueDate, amountMinor: amount.minor, paidMinor, creditedMinor });
  }

  /** Derives what is open of every charge touched, and what is left of payments, but for the fresh ones. */
  async derive(): Promise<void> {
    const charges = [...this.#charges];
    const seen = charges.flatMap((chargeId) => this.#open.get(chargeId) ?? []);
    const left = ({ amountMinor, paidMinor, creditedMinor }: OpenCharge) => amountMinor - paidMinor - creditedMinor;
    const closed = seen.filter((charge) => left(charge) === 0);
    const open = seen.filter((charge) => left(charge) > 0);
    const sure = new Set([...closed, ...open].map(({ chargeId }) => chargeId));
    const unsure = charges.filter((chargeId) => !sure.has(chargeId));
    const payments = [...this.#payments];
    for (const chargeId of charges) this.#open.delete(chargeId);
    this.#charges.clear();
    this.#payments.clear();
    await closeCharges(this.scope, closed);
    await putOpenCharges(this.scope, open);
    await rederiveCharges(this.scope, unsure);
    await rederivePayments(this.scope, payments);
  }

  /** Derives everything touched. */
  async deriveAll(): Promise<void> {
    await this.derive();
    const left = [...this.fresh.values()].filter((fresh) => fresh.left !== 0);
    this.fresh.clear();
    await addOpenPayments(this.scope, left);
  }

  /** Before the commit: what is open is derived, and the batch noted when it has facts. */
  async end(): Promise<void> {
    await this.deriveAll();
    if (this.#at === null) return;
    const row = { siteId: this.scope.siteId, batch: await this.batch(), at: this.#at, policy: this.#policy };
    await addRows(this.scope, 'ledgerBatch', [row]);
  }

  #less(chargeId: string, paid: number, credited: number): void {
    const open = this.#open.get(chargeId);
    if (open !== undefined) {
      open.paidMinor += paid;
      open.creditedMinor += credited;
    }
    this.#charges.add(chargeId);
  }
}
