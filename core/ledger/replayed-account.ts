import { byPayment, fenceOf, type Tender } from './allocate.ts';
import type { AllocationPolicy } from './allocation-policy.ts';
import type { Charge, ChargeBalance, Payment } from './ledger.ts';
import { openMinor } from './ledger.ts';
import { namedBy, namedTypes } from './reference.ts';
import type { Account } from './settle-account.ts';
import type { Part, StandingPart } from './undo.ts';

/** A part set or undone, with the batch that did it. */
export interface ReplayedPart extends Part {
  readonly batch: number;
}

/** What the facts alone say: every part in the order in which it was set, and what is open and left in the end. */
export interface Replayed {
  readonly parts: readonly ReplayedPart[];
  /** Charges with something open, imported history left out; in order of their ids, like the payments. */
  readonly openCharges: readonly { readonly chargeId: string; readonly paidMinor: number; readonly creditedMinor: number }[];
  /** Payments of the tenant (for nobody's log: of nobody) with something left, imported history left out. */
  readonly openPayments: readonly { readonly paymentId: string; readonly leftMinor: number }[];
  /** The same of imported history. */
  readonly openHistory: readonly { readonly paymentId: string; readonly leftMinor: number }[];
}

/** What a batch brought that can undo what stands. */
export interface Moment {
  readonly batch: number;
  /** Payments matched anew in it. */
  readonly matched: ReadonlySet<string>;
  readonly charges: readonly Charge[];
  readonly policy: AllocationPolicy;
}

interface Held {
  readonly payment: Payment;
  readonly wentBack: number;
}

/** An account while it is replayed: its facts so far, and the parts set so far. */
export class ReplayedAccount {
  readonly tenantId: string | null;
  readonly charges = new Map<string, { readonly charge: Charge; readonly creditedMinor: number }>();
  readonly payments = new Map<string, Held>();
  readonly #parts: ReplayedPart[] = [];
  readonly #pairs = new Map<string, { readonly paymentId: string; readonly chargeId: string; minor: number; batch: number }>();
  readonly #paid = new Map<string, number>();
  readonly #used = new Map<string, number>();

  constructor(tenantId: string | null) {
    this.tenantId = tenantId;
  }

  /** Whether a payment is the tenant's as the facts so far say. */
  holds(paymentId: string): boolean {
    return this.payments.get(paymentId)?.payment.tenantId === this.tenantId;
  }

  change(paymentId: string, how: (held: Held) => Held): void {
    const held = this.payments.get(paymentId);
    if (held) this.payments.set(paymentId, how(held));
  }

  credit(chargeId: string, minor: number): void {
    const known = this.charges.get(chargeId);
    if (known) this.charges.set(chargeId, { ...known, creditedMinor: known.creditedMinor + minor });
  }

  add(parts: readonly Part[], batch: number): void {
    for (const { paymentId, chargeId, minor } of parts) {
      this.#parts.push({ paymentId, chargeId, minor, batch });
      this.#paid.set(chargeId, (this.#paid.get(chargeId) ?? 0) + minor);
      this.#used.set(paymentId, (this.#used.get(paymentId) ?? 0) + minor);
      const key = JSON.stringify([paymentId, chargeId]);
      const pair = this.#pairs.get(key) ?? { paymentId, chargeId, minor: 0, batch };
      this.#pairs.set(key, { ...pair, minor: pair.minor + minor, batch: minor > 0 ? batch : pair.batch });
    }
  }

  /** Imported history pays the charge that it names, and nothing else. */
  setHistory({ paymentId, reference, amount }: Payment, batch: number): void {
    const named = this.charges.get(reference);
    const minor = named === undefined ? 0 : Math.min(amount.minor, openMinor(this.#balanceOf(named)));
    if (minor > 0) this.add([{ paymentId, chargeId: reference, minor }], batch);
  }

  /** What is out of balance, as `settleAccount` wants it. */
  snapshot(moment: Moment): Account {
    const balances = [...this.charges.values()].map((each) => this.#balanceOf(each));
    const tenders = this.#tenders();
    const below = new Set(tenders.filter(({ leftMinor }) => leftMinor < 0).map(({ payment }) => payment.paymentId));
    for (const balance of balances) if (openMinor(balance) < 0) below.add(balance.charge.chargeId);
    const released = this.#released(moment, tenders);
    const { ringFenced } = moment.policy;
    const mayBeLeft = ({ leftMinor }: Tender) => leftMinor > 0 || below.size + released.length > 0;
    const wantsRoom = tenders.some((tender) => mayBeLeft(tender) && fenceOf(tender, moment.policy) !== null);
    const canMakeRoom = (chargeId: string) => {
      const charge = wantsRoom ? this.charges.get(chargeId)?.charge : undefined;
      return charge !== undefined && !charge.backfilled && ringFenced.includes(charge.debtType);
    };
    const isWanted = ({ paymentId, chargeId }: Part) => below.has(paymentId) || below.has(chargeId) || canMakeRoom(chargeId);
    const standing = below.size === 0 && !wantsRoom ? [] : this.#standing(isWanted);
    const inThem = new Set([...standing, ...released].flatMap(({ paymentId, chargeId }) => [paymentId, chargeId]));
    return {
      tenantId: this.tenantId ?? '',
      tenders: tenders.filter(({ payment, leftMinor }) => leftMinor !== 0 || inThem.has(payment.paymentId)),
      balances: balances.filter((balance) => openMinor(balance) !== 0 || inThem.has(balance.charge.chargeId)),
      standing,
      released,
    };
  }

  #released({ batch, matched, charges, policy }: Moment, tenders: readonly Tender[]): StandingPart[] {
    const fences = charges.filter(({ debtType }) => policy.ringFenced.includes(debtType));
    const named = fences.length === 0 ? [] : tenders.filter(({ payment }) => fences.some(namedBy(payment.reference)));
    const fenceOfNamed = new Map(named.map((tender) => [tender.payment.paymentId, fenceOf(tender, policy)]));
    if (matched.size + fenceOfNamed.size === 0) return [];
    const isOutside = ({ paymentId, chargeId }: Part) => {
      const fence = fenceOfNamed.get(paymentId) ?? null;
      const type = this.charges.get(chargeId)?.charge.debtType;
      return fence !== null && type !== undefined && !fence.includes(type);
    };
    return this.#standing((part) => matched.has(part.paymentId) || isOutside(part)).filter((part) => part.batch < batch);
  }

  replayed(): Replayed {
    const charges = [...this.charges.values()].map((each) => this.#balanceOf(each));
    const open = [...this.payments.values()]
      .filter(({ payment }) => payment.tenantId === this.tenantId)
      .map((held) => ({ paymentId: held.payment.paymentId, leftMinor: this.#leftOf(held), isHistory: held.payment.backfilled }))
      .filter(({ leftMinor }) => leftMinor !== 0)
      .sort((a, b) => compareText(a.paymentId, b.paymentId));
    const openOf = (history: boolean) =>
      open.filter(({ isHistory }) => isHistory === history).map(({ paymentId, leftMinor }) => ({ paymentId, leftMinor }));
    return {
      parts: this.#parts,
      openCharges: charges
        .filter((balance) => !balance.charge.backfilled && openMinor(balance) > 0)
        .map(({ charge, paidMinor, creditedMinor }) => ({ chargeId: charge.chargeId, paidMinor, creditedMinor }))
        .sort((a, b) => compareText(a.chargeId, b.chargeId)),
      openPayments: openOf(false),
      openHistory: openOf(true),
    };
  }

  #leftOf({ payment, wentBack }: Held): number {
    return payment.amount.minor - wentBack - (this.#used.get(payment.paymentId) ?? 0);
  }

  #balanceOf({ charge, creditedMinor }: { readonly charge: Charge; readonly creditedMinor: number }): ChargeBalance {
    return { charge, paidMinor: this.#paid.get(charge.chargeId) ?? 0, creditedMinor, settledAt: null, settledKnownAt: null };
  }

  #tenders(): Tender[] {
    const charges = [...this.charges.values()].map(({ charge }) => charge);
    return [...this.payments.values()]
      .filter(({ payment }) => payment.tenantId === this.tenantId && !payment.backfilled)
      .sort((a, b) => byPayment(a.payment, b.payment))
      .map((held) => ({
        payment: held.payment,
        /* Asked for only where something is left or freed: it walks through every charge. */
        get named() {
          return namedTypes(held.payment.reference, charges);
        },
        leftMinor: this.#leftOf(held),
      }));
  }

  #standing(of: (pair: Part) => boolean): StandingPart[] {
    const standing: StandingPart[] = [];
    for (const pair of this.#pairs.values()) {
      const payment = this.payments.get(pair.paymentId)?.payment;
      const charge = this.charges.get(pair.chargeId)?.charge;
      if (pair.minor !== 0 && payment && charge && of(pair)) standing.push({ ...pair, paidAt: payment.paidAt, dueDate: charge.dueDate });
    }
    return standing;
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
