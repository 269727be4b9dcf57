import type { StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import type { Actor } from '../core/lock/actor.ts';
import type { Hold, HoldType, LockCase } from '../core/lock/case.ts';
import { isPerson } from './actors.ts';
import type { CaseChange } from './case-change.ts';
import { advanceCase } from './cases/advance-case.ts';
import type { EngineContext } from './context.ts';
import { endOf } from './end-of.ts';

export interface HoldRequest {
  readonly type: HoldType;
  readonly tenantId: string;
  readonly caseId?: string;
  readonly owner: string;
  readonly reason: string;
  /** ISO date (its end in the site's time zone) or instant. */
  readonly until: string;
  readonly whenLocked?: 'release' | 'stay';
}

export interface HoldReport {
  readonly ok: boolean;
  readonly holdId: string | null;
  readonly reason: string;
  readonly cases: readonly CaseChange[];
}

const TYPES: readonly string[] = ['dispute', 'promise', 'plan', 'insolvency', 'manual'] satisfies readonly HoldType[];

/**
 * Places a hold: typed, with owner, reason, scope and end. A wire may do this. Locks that have not left are superseded at once; a case that has
 * something locked is released unless the hold says `stay`; a plan ends its cases (L16). Refused with the reason when something does not fit.
 */
export async function placeHold(context: EngineContext, request: HoldRequest): Promise<HoldReport> {
  return context.store.transaction(async (tx) => {
    const now = context.clock.now();
    const checked = await check(tx, context, request, now);
    if (typeof checked === 'string') return { ok: false, holdId: null, reason: checked, cases: [] };
    const hold: Hold = {
      holdId: `hold/${request.tenantId}/${(await tx.cases.countHolds(request.tenantId)) + 1}`,
      type: request.type,
      tenantId: request.tenantId,
      caseId: request.caseId ?? null,
      owner: request.owner,
      reason: request.reason,
      from: now,
      until: checked.until,
      liftedAt: null,
      whenLocked: request.whenLocked ?? context.pack.holdWhenLocked,
    };
    await tx.cases.addHold(hold);
    const inScope = await casesOf(tx, hold);
    const { holdId, type, tenantId, caseId, until, whenLocked } = hold;
    await tx.audit.append({
      at: now,
      kind: 'hold/placed',
      caseIds: inScope.map((lockCase) => lockCase.caseId),
      body: { holdId, type, tenantId, caseId, until, whenLocked },
      texts: { owner: hold.owner, reason: hold.reason },
    });
    const changes: CaseChange[] = [];
    for (const lockCase of inScope) {
      await tx.effects.supersede({ caseId: lockCase.caseId, classNames: ['lock'] }, now, `${type} ${holdId} holds it`);
      changes.push(...(await advanceCase(tx, context, lockCase.caseId, now)).changes);
    }
    return { ok: true, holdId, reason: `held until ${until}`, cases: changes };
  });
}

/** Lifts a hold. Only a person can: what was held goes on from where it stood, by its own evidence and periods. */
export async function liftHold(context: EngineContext, holdId: string, by: Actor, reason: string): Promise<HoldReport> {
  return context.store.transaction(async (tx) => {
    if (!isPerson(by, context))
      return { ok: false, holdId, reason: `only a person lifts a hold: nobody vouches for '${by.name}'`, cases: [] };
    const now = context.clock.now();
    const hold = (await tx.cases.holds(null, now)).find((one) => one.holdId === holdId);
    if (!hold || !(await tx.cases.liftHold({ holdId, by: by.name, reason, at: now, knownAt: now })))
      return { ok: false, holdId, reason: `no hold '${holdId}' is in force`, cases: [] };
    const inScope = await casesOf(tx, hold);
    await tx.audit.append({
      at: now,
      kind: 'hold/lifted',
      caseIds: inScope.map((lockCase) => lockCase.caseId),
      body: { holdId, via: by.via },
      texts: { by: by.name, reason },
    });
    for (const lockCase of inScope) await tx.cases.update({ ...lockCase, dueAt: now });
    return { ok: true, holdId, reason, cases: [] };
  });
}

async function check(
  tx: StoreTransaction,
  context: EngineContext,
  request: HoldRequest,
  now: Instant,
): Promise<string | { until: Instant }> {
  const { type, tenantId, caseId, owner, reason } = request;
  if (!TYPES.includes(type)) return `type: '${String(type)}' is none of ${TYPES.join(', ')}`;
  if (!owner?.trim()) return 'owner: say who answers for it';
  if (!reason?.trim()) return 'reason: say why';
  if (!(await tx.estate.tenant(tenantId))) return `tenantId: the estate does not know '${tenantId}'`;
  if (request.whenLocked !== undefined && request.whenLocked !== 'release' && request.whenLocked !== 'stay') {
    return `whenLocked: '${String(request.whenLocked)}' is neither release nor stay`;
  }
  if (caseId !== undefined && (await tx.cases.get(caseId))?.tenantId !== tenantId)
    return `caseId: tenant ${tenantId} has no case '${caseId}'`;
  const until = endOf(String(request.until), context.timeZone);
  if (until === null) return `until: '${request.until}' is neither a date nor an instant`;
  return until > now ? { until } : `until: ${request.until} has passed`;
}

async function casesOf(tx: StoreTransaction, hold: Hold): Promise<LockCase[]> {
  const open = await tx.cases.listOpen(hold.tenantId);
  return hold.caseId === null ? open : open.filter((lockCase) => lockCase.caseId === hold.caseId);
}
