import type { Instant } from '../../core/calendar/civil.ts';

/** That a case holds a circuit off, and by which order since when. */
export interface ToldHold {
  readonly circuitId: string;
  readonly caseId: string;
  readonly orderId: string;
  readonly since: Instant;
}

type Body = Readonly<Record<string, unknown>>;

/** Which case holds which circuit off, told by the records of the chain in order: from a lock's frame until its unlock is confirmed. */
export class ToldHolds {
  readonly #held = new Map<string, ToldHold>();
  readonly #framed = new Set<string>();
  readonly #rungOf: (caseId: string) => string;

  /** @param rungOf where a case stands as told so far */
  constructor(rungOf: (caseId: string) => string) {
    this.#rungOf = rungOf;
  }

  get held(): readonly ToldHold[] {
    return [...this.#held.values()];
  }

  /** Whether the chain knows a lock frame of this order. */
  isFramed(orderId: string): boolean {
    return this.#framed.has(orderId);
  }

  next(kind: string, body: Body, at: Instant, caseIds: readonly string[]): void {
    const circuitId = String(body.circuitId);
    const orderId = String(body.orderId);
    if (kind === 'order/frame' && body.frame !== undefined) {
      this.#framed.add(orderId);
      for (const caseId of caseIds) this.#hold({ circuitId, caseId, orderId, since: at });
    } else if (kind === 'order/late') {
      const [caseId] = caseIds;
      if (caseId !== undefined) this.#hold({ circuitId, caseId, orderId, since: at });
    } else if (kind === 'circuit/kept') {
      this.#held.delete(key(circuitId, String(body.ended)));
    } else if (kind === 'order/not-needed' || (kind === 'order/confirmed' && body.action === 'unlock')) {
      this.#release(circuitId, ({ caseId }) => !['locking', 'locked'].includes(this.#rungOf(caseId)));
    } else if (['order/refused', 'order/superseded', 'order/expired'].includes(kind)) {
      this.#release(circuitId, (hold) => hold.orderId === orderId);
    }
  }

  /* A circuit that a case holds already keeps its time. */
  #hold(hold: ToldHold): void {
    const at = key(hold.circuitId, hold.caseId);
    this.#held.set(at, { ...hold, since: this.#held.get(at)?.since ?? hold.since });
  }

  #release(circuitId: string, whether: (hold: ToldHold) => boolean): void {
    for (const [at, hold] of this.#held) if (hold.circuitId === circuitId && whether(hold)) this.#held.delete(at);
  }
}

function key(circuitId: string, caseId: string): string {
  return JSON.stringify([circuitId, caseId]);
}
