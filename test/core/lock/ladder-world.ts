import { DAY_MS, dateIn, HOUR_MS, type Instant, plusMs } from '../../../core/calendar/civil.ts';
import { RUNGS, type Rung } from '../../../core/lock/case.ts';
import type { DocumentFacts, HoldFacts, OrderFacts } from '../../../core/lock/facts.ts';
import { type CaseDecision, decideCase, type LadderFacts } from '../../../core/lock/ladder.ts';
import { DEMO_MALL } from '../../../core/lock/packs/demo-mall.ts';
import { ALLOWED, at, ZONE } from './facts.ts';

/** When the notice opened the case. */
export const OPENED = at('2026-01-06', '00:05');

/** A case, its tenant and its papers as plain data: applies what the ladder decides, and keeps a diary. No store, no clock of its own. */
export class LadderWorld {
  now: Instant = OPENED;
  rung: Rung = 'notified';
  notice: DocumentFacts = planned('notice/1', OPENED);
  warning: DocumentFacts | null = null;
  approval: LadderFacts['approval'] = null;
  holds: HoldFacts[] = [];
  openMinor = 500_000;
  orders: OrderFacts[] = [];
  held = false;
  protectedStatus: NonNullable<LadderFacts['lease']>['protectedStatus'] = 'none';
  askedAt: Instant | null = null;
  /** Every rung that was entered, and when. */
  readonly entered: { rung: Rung; at: Instant }[] = [{ rung: 'notified', at: OPENED }];
  /** When each order was decided, and the facts behind it. */
  readonly ordered: { at: Instant; facts: LadderFacts }[] = [];

  facts(): LadderFacts {
    const { circuit, ...rest } = ALLOWED;
    const switchState = this.held ? 'off' : 'on';
    return {
      ...rest,
      site: { ...rest.site, clockNotedAt: this.now },
      case: { ...rest.case, rung: this.rung },
      charges: rest.charges.map((charge) => ({ ...charge, openMinor: this.openMinor })),
      lease: rest.lease && { ...rest.lease, protectedStatus: this.protectedStatus },
      notice: this.notice,
      warning: this.warning,
      approval: this.approval,
      approvalAskedAt: this.askedAt,
      holds: this.holds.filter((hold) => hold.until > this.now),
      money: { ...rest.money, bankCoveredThrough: dateIn(this.now, ZONE) },
      circuits: [
        {
          ...circuit,
          reading: { takenAt: this.now, number: '0001', switchState, rate: 0 },
          heldBy: this.held ? [{ caseId: rest.case.caseId, rung: this.rung }] : [],
          orders: this.orders,
        },
      ],
    };
  }

  wait(hours: number): void {
    this.now = plusMs(this.now, hours * HOUR_MS);
  }

  /** The job runs: one decision after the other, until nothing moves. */
  run(): CaseDecision {
    for (;;) {
      const facts = this.facts();
      const decided = decideCase(facts, DEMO_MALL, this.now);
      if (decided.end) this.#enter(this.held ? 'unlocking' : 'closed');
      if (decided.document) this.warning = planned('warning/1', decided.document.dueAt);
      for (const { n } of decided.orders) {
        this.ordered.push({ at: this.now, facts });
        this.orders = [order(n, this.now), ...this.orders];
      }
      if (decided.askApproval) this.askedAt = this.now;
      if (decided.move) this.#enter(decided.move.to);
      if (!decided.move) return decided;
    }
  }

  /** The phone says that a document arrived. */
  deliver(which: 'notice' | 'warning'): void {
    const document = which === 'notice' ? this.notice : this.warning;
    if (!document || document.dueAt > this.now || document.evidence.length > 0) return;
    const arrived: DocumentFacts = {
      ...document,
      state: 'done',
      channels: ['webhook'],
      evidence: [{ kind: 'delivered', proof: 'provider-delivered', source: 'phone', happenedAt: this.now, knownAt: this.now }],
    };
    if (which === 'notice') this.notice = arrived;
    else this.warning = arrived;
  }

  decide(decision: 'approved' | 'refused'): void {
    if (this.warning?.evidence.length) this.approval = { decision, at: this.now, via: 'twin', authenticated: false };
  }

  hold(days: number): void {
    this.holds.push({ holdId: `h${this.holds.length}`, type: 'dispute', until: plusMs(this.now, days * DAY_MS), whenLocked: 'release' });
    this.orders = this.orders.map((one) => (one.state === 'planned' ? { ...one, state: 'superseded', endedAt: this.now } : one));
  }

  pay(): void {
    this.openMinor = 0;
  }

  /** The switch node takes what is planned, and the meter reads off. */
  carryOut(): void {
    const [last] = this.orders;
    if (last?.state !== 'planned') return;
    const expired = last.expiresAt !== null && last.expiresAt <= this.now;
    this.held ||= !expired;
    this.orders = [{ ...last, state: expired ? 'expired' : 'done', endedAt: this.now }, ...this.orders.slice(1)];
  }

  #enter(rung: Rung): void {
    this.rung = rung;
    this.entered.push({ rung, at: this.now });
  }
}

/** Where a rung stands on the ladder. */
export function heightOf(rung: Rung): number {
  return RUNGS.indexOf(rung);
}

function planned(messageId: string, dueAt: Instant): DocumentFacts {
  return { messageId, state: 'planned', plannedAt: OPENED, dueAt, endedAt: null, channels: [], evidence: [] };
}

function order(n: number, now: Instant): OrderFacts {
  const expiresAt = plusMs(now, 2 * HOUR_MS);
  return { orderId: `lock/c-1/${n}`, action: 'lock', state: 'planned', dueAt: now, expiresAt, endedAt: null };
}
