import type { Effect, StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { Actor } from '../core/lock/actor.ts';
import type { LockCase, Stop } from '../core/lock/case.ts';
import { isPerson } from './actors.ts';
import { endCase } from './cases/end-case.ts';
import { planUnlock, type UnlockPlan } from './cases/plan-orders.ts';
import type { EngineContext } from './context.ts';
import { endOf } from './end-of.ts';
import { callPersonForHold } from './orders/call-person.ts';

export interface StopRequest {
  readonly kind: 'stop' | 'isolation';
  readonly scope: 'site' | 'tenant' | 'circuit';
  readonly target: string;
  readonly by: Actor;
  readonly reason: string;
  readonly until?: string;
}

export interface StopReport {
  readonly ok: boolean;
  readonly stopId: string | null;
  readonly reason: string;
  /** Orders superseded or made by it. */
  readonly orders: readonly string[];
}

/**
 * Pulls the lever: while it stands nothing within its scope is locked, and locks that have not left are superseded. Anybody may, a wire too.
 * An `isolation` keeps circuits off for safety and holds even an unlock: only a person sets one.
 */
export async function setStop(context: EngineContext, request: StopRequest): Promise<StopReport> {
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const checked = await check(tx, context, request, now);
    if (typeof checked === 'string') return { ok: false, stopId: null, reason: checked, orders: [] };
    const { kind, scope, by, reason } = request;
    const target = scope === 'site' ? context.siteId : request.target;
    const stopId = `${kind}/${(await tx.audit.head()).seq + 1}`;
    const stop: Stop = { stopId, kind, scope, target, by: by.name, reason, at: now, until: checked.until, liftedAt: null };
    await tx.cases.addStop(stop);
    const planned = await tx.effects.find({ kind: 'order', classNames: ['lock'], states: ['planned'] });
    const effectIds = await within(tx, planned, stop);
    const orders = await tx.effects.supersede({ effectIds }, now, `${kind} ${stopId} was set`);
    await tx.audit.append({
      at: now,
      kind: 'stop/set',
      body: { stopId, kind, scope, target, until: stop.until, superseded: orders, via: by.via, authenticated: by.authenticated },
      texts: { by: by.name, reason },
    });
    return { ok: true, stopId, reason, orders };
  });
}

/** Takes a stop or isolation away. Only a person can. Unlocks that an isolation held go on at once. */
export async function liftStop(context: EngineContext, stopId: string, by: Actor, reason: string): Promise<StopReport> {
  return context.store.transaction(async (tx) => {
    if (!isPerson(by, context))
      return { ok: false, stopId, reason: `only a person lifts a stop: nobody vouches for '${by.name}'`, orders: [] };
    const now = context.clock.now();
    const stop = (await tx.cases.stops(now)).find((one) => one.stopId === stopId);
    if (!stop || !(await tx.cases.liftStop({ stopId, by: by.name, reason, at: now, knownAt: now })))
      return { ok: false, stopId, reason: `no stop '${stopId}' is in force`, orders: [] };
    await tx.audit.append({ at: now, kind: 'stop/lifted', body: { stopId, via: by.via }, texts: { by: by.name, reason } });
    const waiting = await tx.effects.find({ kind: 'order', classNames: ['unlock'], states: ['planned', 'taken', 'unknown'] });
    const orders = await within(tx, waiting, stop);
    for (const effect of waiting)
      if (orders.includes(effect.effectId)) await tx.effects.move(effect.effectId, effect.state, { at: now, dueAt: now });
    for (const lockCase of await tx.cases.listOpen()) {
      if (lockCase.rung === 'approved' || lockCase.rung === 'locking') await tx.cases.update({ ...lockCase, dueAt: now });
    }
    return { ok: true, stopId, reason, orders };
  });
}

/**
 * Ends every case that has something locked or is about to (approved, locking, locked), whoever owes what, and orders back every circuit
 * that a lock of ours holds. It works alone: no flow, no Node-RED. A safety isolation still holds.
 * Not `ok` when a circuit is held and no order could be made for it: the reason names each, and a person has it.
 */
export async function releaseAll(context: EngineContext, by: Actor, reason: string): Promise<StopReport> {
  const now = context.clock.now();
  const orders = new Set<string>();
  const unable = new Set<string>();
  await context.store.transaction((tx) =>
    tx.audit.append({
      at: now,
      kind: 'release/all',
      body: { via: by.via, authenticated: by.authenticated },
      texts: { by: by.name, reason },
    }),
  );
  const open = await context.store.read((tx) => tx.cases.listOpen());
  for (const { caseId } of open.filter(mayHaveLocked)) await context.store.transaction((tx) => releaseCase(tx, context, caseId, now));
  const held = await context.store.read((tx) => tx.cases.heldCircuits({}));
  for (const hold of held) {
    const plan = await context.store.transaction((tx) => releaseHold(tx, context, hold, now));
    if (plan.orderId !== null) orders.add(plan.orderId);
    else unable.add(`${hold.circuitId}: ${plan.why}`);
  }
  const told = unable.size === 0 ? reason : `no order could be made for ${[...unable].sort().join('; ')}`;
  return { ok: unable.size === 0, stopId: null, reason: told, orders: [...orders].sort() };
}

function mayHaveLocked({ rung }: LockCase): boolean {
  return rung === 'approved' || rung === 'locking' || rung === 'locked';
}

async function releaseCase(tx: StoreTransaction, context: EngineContext, caseId: string, now: Instant): Promise<void> {
  const lockCase = await tx.cases.get(caseId);
  if (lockCase && mayHaveLocked(lockCase)) await endCase(tx, context, lockCase, 'released', 'everything was released', now);
}

async function releaseHold(
  tx: StoreTransaction,
  context: EngineContext,
  hold: { readonly circuitId: string; readonly caseId: string; readonly orderId: string },
  now: Instant,
): Promise<UnlockPlan> {
  const lockCase = await tx.cases.get(hold.caseId);
  if (!lockCase) return { orderId: null, why: `case ${hold.caseId}, which holds it, is not known` };
  const plan = await planUnlock(tx, context, lockCase, hold, now);
  if (plan.orderId === null) await callPersonForHold(tx, lockCase, hold, plan.why, now);
  return plan;
}

async function check(
  tx: StoreTransaction,
  context: EngineContext,
  request: StopRequest,
  now: Instant,
): Promise<string | { until: Instant | null }> {
  const { kind, scope, target, by, reason } = request;
  if (kind !== 'stop' && kind !== 'isolation') return `kind: '${String(kind)}' is neither stop nor isolation`;
  if (scope !== 'site' && scope !== 'tenant' && scope !== 'circuit') return `scope: '${String(scope)}' is none of site, tenant, circuit`;
  if (scope !== 'site' && !target?.trim()) return `target: say which ${scope}`;
  if (!by.name.trim()) return 'by: say who';
  if (!reason?.trim()) return 'reason: say why';
  if (kind === 'isolation' && !isPerson(by, context)) return `only a person isolates: nobody vouches for '${by.name}'`;
  const unknown = await unknownTarget(tx, context, scope, target);
  if (unknown !== null) return unknown;
  if (request.until === undefined) return { until: null };
  const until = endOf(request.until, context.timeZone);
  if (until === null) return `until: '${request.until}' is neither a date nor an instant`;
  return until > now ? { until } : `until: ${request.until} has passed`;
}

/* A stop on a name that nothing bears would let a person believe that a shop or a panel is safe. */
async function unknownTarget(tx: StoreTransaction, context: EngineContext, scope: Stop['scope'], target: string): Promise<string | null> {
  if (scope === 'site') return !target || target === context.siteId ? null : `target: this site is '${context.siteId}', not '${target}'`;
  const found = scope === 'tenant' ? await tx.estate.tenant(target) : await tx.estate.circuit(target);
  return found ? null : `target: there is no ${scope} '${target}'`;
}

/* The orders among these that a stop covers. */
async function within(tx: StoreTransaction, effects: readonly Effect[], stop: Stop): Promise<string[]> {
  const found: string[] = [];
  for (const { effectId, tenantId } of effects) {
    const order = stop.scope === 'circuit' ? await tx.cases.order(effectId) : null;
    const covered = stop.scope === 'site' || (stop.scope === 'tenant' ? tenantId === stop.target : order?.circuitId === stop.target);
    if (covered) found.push(effectId);
  }
  return found;
}
