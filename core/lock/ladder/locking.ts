import { HOUR_MS, type Instant, plusMs } from '../../calendar/civil.ts';
import type { CircuitFacts, OrderFacts } from '../facts.ts';
import { earliest, nextLockWindow } from '../hours.ts';
import { approvalEnds } from '../may-lock/approval.ts';
import { mayLock, retryAt } from '../may-lock/may-lock.ts';
import type { Pack } from '../packs/pack.ts';
import { asksAnew, lockFrom } from './asking.ts';
import { type CaseDecision, decision, type LadderFacts } from './decision.ts';
import { NAMED_AGAIN_MS } from './waiting.ts';

/* A lock that came to nothing is tried again on the next occasion, not at once, and not for ever. */
const AGAIN_AFTER_MS = 4 * HOUR_MS;
const MOST_ORDERS = 4;

/**
 * `approved` → `locking` when `mayLock` allows a circuit; `locking` → `locked` when the orders have ended and one is done.
 * Circuits that were refused for the moment get their turn later, each by a verdict of its own.
 */
export function towardsLocked(facts: LadderFacts, pack: Pack, now: Instant): CaseDecision {
  const { rung } = facts.case;
  const locks = facts.circuits.flatMap((circuit) => circuit.orders.filter((order) => order.action === 'lock'));
  const expired = locks.filter((order) => isExpired(order, now));
  const live = locks.filter((order) => isLive(order) && !isExpired(order, now));
  if (rung === 'locking' && live.length === 0 && locks.some((order) => order.state === 'done')) {
    return decision({ move: { to: 'locked', because: 'the meters read off' }, expired: ids(expired) });
  }
  const from = lockFrom(facts, pack, now);
  if ((from === null || now < from) && facts.holds.length === 0) {
    const text = from === null ? 'the papers are not proven to be delivered' : `a lock may come at ${from} at the earliest`;
    const nextDueAt = from === null ? null : nextLockWindow(from, pack, facts.site.timeZone);
    return decision({ reasons: [{ rule: 'L22', text }], nextDueAt, askApproval: asksAnew(facts, pack, now), expired: ids(expired) });
  }
  const judged = facts.circuits
    .filter((circuit) => wantsOrder(circuit, now))
    .map((circuit) => ({ circuit, verdict: mayLock({ ...facts, circuit }, pack, now) }));
  const allowed = judged.filter(({ verdict }) => verdict.verdict === 'allow');
  const orders = allowed.map(({ circuit }) => ({ circuitId: circuit.circuit.circuitId, n: lockOrders(circuit).length + 1 }));
  return decision({
    move: rung === 'approved' && orders.length > 0 ? { to: 'locking', because: `${orders.length} circuits may be locked` } : null,
    orders,
    expired: ids(expired),
    verdicts: judged.map(({ circuit, verdict }) => ({ circuitId: circuit.circuit.circuitId, verdict })),
    askApproval: orders.length === 0 && live.length === 0 && asksAnew(facts, pack, now),
    nextDueAt: earliest(
      orders.length > 0 ? plusMs(now, NAMED_AGAIN_MS) : null,
      ...live.filter((order) => order.state === 'planned').map((order) => soonest(plusMs(now, NAMED_AGAIN_MS), order.expiresAt)),
      ...judged.map(({ verdict }) => (verdict.verdict === 'allow' ? null : retryAt(verdict.reasons, now))),
      ...facts.circuits.map((circuit) => nextTry(circuit, now)),
      rung === 'approved' && facts.approval ? future(approvalEnds(facts.approval.at, pack), now) : null,
    ),
    reasons: distinct(judged.flatMap(({ verdict }) => verdict.reasons.map(({ rule, text }) => ({ rule, text })))),
  });
}

function lockOrders(circuit: CircuitFacts): readonly OrderFacts[] {
  return circuit.orders.filter((order) => order.action === 'lock');
}

/** An order that is still to come to an end by itself. */
export function isLive(order: OrderFacts): boolean {
  return order.state === 'planned' || order.state === 'taken' || order.state === 'unknown';
}

/* In a dry run an order ends as `would-have`: there is nothing to try again. */
function hasLocked(order: OrderFacts): boolean {
  return order.state === 'done' || order.state === 'would-have';
}

function isExpired(order: OrderFacts, now: Instant): boolean {
  return order.state === 'planned' && order.expiresAt !== null && order.expiresAt <= now;
}

/* Neither under way nor locked by this case, and not tried too lately or too often. */
function wantsOrder(circuit: CircuitFacts, now: Instant): boolean {
  const orders = lockOrders(circuit).filter((order) => !isExpired(order, now));
  if (orders.some((order) => isLive(order) || hasLocked(order))) return false;
  const at = nextTry(circuit, now);
  return lockOrders(circuit).length < MOST_ORDERS && at === null;
}

/* When a circuit whose last order came to nothing is due again; null when it is now, or never. */
function nextTry(circuit: CircuitFacts, now: Instant): Instant | null {
  const [last] = lockOrders(circuit);
  if (!last || hasLocked(last) || lockOrders(circuit).length >= MOST_ORDERS) return null;
  const endedAt = isExpired(last, now) ? last.expiresAt : isLive(last) ? null : last.endedAt;
  return endedAt === null ? null : future(plusMs(endedAt, AGAIN_AFTER_MS), now);
}

function future(at: Instant, now: Instant): Instant | null {
  return at > now ? at : null;
}

function soonest(at: Instant, other: Instant | null): Instant {
  return other !== null && other < at ? other : at;
}

function ids(orders: readonly OrderFacts[]): string[] {
  return orders.map((order) => order.orderId);
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
}
