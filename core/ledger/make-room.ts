import { type Allocated, candidatesOf, fenceOf, type Tender } from './allocate.ts';
import type { AllocationPolicy } from './allocation-policy.ts';
import { type ChargeBalance, openMinor } from './ledger.ts';
import { namedBy } from './reference.ts';
import type { Part, StandingPart } from './undo.ts';

/** What is set once ring-fenced money has claimed its charges, and what was moved aside for it. */
export interface Room {
  /** What stood and was taken off, each less than nothing. */
  readonly undone: readonly Part[];
  readonly allocated: readonly Allocated[];
}

interface Held {
  readonly tender: Tender;
  /** The batch that set it last; of what is set only now, more than any. */
  batch: number;
  minor: number;
  /** What of it is new, or (less than nothing) taken off what stood. */
  change: number;
}

/* Money that would move: `tender` gives up `from` to the money of the step before. */
interface Step {
  readonly tender: Tender;
  readonly from: string;
  readonly before: Step | null;
}

/**
 * Lets ring-fenced money that found no charge (L6) claim one that freer money pays, as long as that can pay something else that is open: so it does not
 * matter which of the two came first. What moves is what was set last, money that names the charge after money that does not; it moves on along
 * as many charges as it must, and no further than its own fence allows. Nothing moves where nothing else is open.
 * @param tenders in order of payment, with those whose parts are in `standing`; the parts of others stay
 * @param balances with what was freed taken off already, as `standing`
 * @param allocated what `allocate` made of them
 */
export function makeRoom(
  tenders: readonly Tender[],
  balances: readonly ChargeBalance[],
  standing: readonly StandingPart[],
  allocated: readonly Allocated[],
  policy: AllocationPolicy,
): Room {
  const left = new Map(allocated.map(({ paymentId, leftMinor }) => [paymentId, leftMinor]));
  const leftOf = ({ payment }: Tender) => left.get(payment.paymentId) ?? 0;
  const stuck = tenders.filter((tender) => leftOf(tender) > 0 && fenceOf(tender, policy) !== null);
  if (stuck.length === 0) return { undone: [], allocated };
  const open = new Map(balances.map((balance) => [balance.charge.chargeId, openMinor(balance)]));
  for (const { parts } of allocated) for (const { chargeId, minor } of parts) open.set(chargeId, (open.get(chargeId) ?? 0) - minor);
  const held = new HeldParts(tenders, standing, allocated);
  const candidates = candidatesOf(balances, policy);
  for (const tender of stuck) {
    for (;;) {
      const found = leftOf(tender) > 0 ? wayOut(tender, candidates, open, held) : null;
      if (found === null) break;
      const { steps, end } = found;
      const minor = Math.min(leftOf(tender), open.get(end) ?? 0, ...steps.map((step) => held.minorOf(step.tender, step.from)));
      let goesTo = end;
      for (const step of steps) {
        held.add(step.tender, goesTo, minor);
        held.add(step.tender, step.from, -minor);
        goesTo = step.from;
      }
      held.add(tender, goesTo, minor);
      open.set(end, (open.get(end) ?? 0) - minor);
      left.set(tender.payment.paymentId, leftOf(tender) - minor);
    }
  }
  return held.room(tenders, left);
}

/* The shortest way to something open, the last money to move first; null when there is none. */
function wayOut(
  root: Tender,
  candidates: (tender: Tender) => readonly ChargeBalance[],
  open: ReadonlyMap<string, number>,
  held: HeldParts,
): { readonly steps: readonly Step[]; readonly end: string } | null {
  const seen = new Set([root.payment.paymentId]);
  const queue: { tender: Tender; step: Step | null }[] = [{ tender: root, step: null }];
  for (const { tender, step } of queue) {
    const mine = candidates(tender).filter(({ charge }) => !charge.backfilled);
    const end = mine.find(({ charge }) => (open.get(charge.chargeId) ?? 0) > 0);
    if (end) {
      const steps: Step[] = [];
      for (let each = step; each !== null; each = each.before) steps.push(each);
      return { steps, end: end.charge.chargeId };
    }
    for (const { charge } of mine) {
      for (const holder of held.on(charge)) {
        if (seen.has(holder.payment.paymentId)) continue;
        seen.add(holder.payment.paymentId);
        queue.push({ tender: holder, step: { tender: holder, from: charge.chargeId, before: step } });
      }
    }
  }
  return null;
}

/* What which payment holds of which charge, while money moves. */
class HeldParts {
  readonly #order: ReadonlyMap<string, number>;
  readonly #parts = new Map<string, Map<string, Held>>();

  constructor(tenders: readonly Tender[], standing: readonly StandingPart[], allocated: readonly Allocated[]) {
    this.#order = new Map(tenders.map(({ payment }, index) => [payment.paymentId, index]));
    const known = new Map(tenders.map((tender) => [tender.payment.paymentId, tender]));
    for (const { paymentId, chargeId, minor, batch } of standing) {
      const tender = known.get(paymentId);
      if (tender && minor > 0) this.#of(chargeId).set(paymentId, { tender, batch, minor, change: 0 });
    }
    for (const { paymentId, parts } of allocated) {
      const tender = known.get(paymentId);
      if (tender) for (const { chargeId, minor } of parts) this.add(tender, chargeId, minor);
    }
  }

  add(tender: Tender, chargeId: string, minor: number): void {
    const { paymentId } = tender.payment;
    const held = this.#of(chargeId).get(paymentId) ?? { tender, batch: 0, minor: 0, change: 0 };
    held.minor += minor;
    held.change += minor;
    if (minor > 0) held.batch = Number.POSITIVE_INFINITY;
    this.#of(chargeId).set(paymentId, held);
  }

  minorOf({ payment }: Tender, chargeId: string): number {
    return this.#of(chargeId).get(payment.paymentId)?.minor ?? 0;
  }

  /** Whose money stands against a charge, that which moves first coming first. */
  on(charge: ChargeBalance['charge']): Tender[] {
    const names = ({ tender }: Held) => (namedBy(tender.payment.reference)(charge) ? 1 : 0);
    const place = ({ tender }: Held) => this.#order.get(tender.payment.paymentId) ?? 0;
    const newest = (a: Held, b: Held) => (a.batch === b.batch ? 0 : a.batch < b.batch ? 1 : -1);
    return [...this.#of(charge.chargeId).values()]
      .filter(({ minor }) => minor > 0)
      .sort((a, b) => names(a) - names(b) || newest(a, b) || place(b) - place(a))
      .map(({ tender }) => tender);
  }

  room(tenders: readonly Tender[], left: ReadonlyMap<string, number>): Room {
    const changes = [...this.#parts].flatMap(([chargeId, parts]) =>
      [...parts].map(([paymentId, { change }]) => ({ paymentId, chargeId, minor: change })),
    );
    const set = Map.groupBy(
      changes.filter(({ minor }) => minor > 0),
      ({ paymentId }) => paymentId,
    );
    return {
      undone: changes.filter(({ minor }) => minor < 0),
      allocated: tenders.map(({ payment: { paymentId } }) => ({
        paymentId,
        parts: (set.get(paymentId) ?? []).map(({ chargeId, minor }) => ({ chargeId, minor })),
        leftMinor: left.get(paymentId) ?? 0,
      })),
    };
  }

  #of(chargeId: string): Map<string, Held> {
    const there = this.#parts.get(chargeId) ?? new Map<string, Held>();
    this.#parts.set(chargeId, there);
    return there;
  }
}
