import type { StoreTransaction } from '../adapters/store/store.ts';
import type { Instant } from '../core/calendar/civil.ts';
import { type Hold, type LockCase, RUNGS, type Rung } from '../core/lock/case.ts';
import { debtOf } from '../core/lock/facts.ts';
import { decideCase } from '../core/lock/ladder.ts';
import type { Reason } from '../core/lock/reason.ts';
import { type Money, money } from '../core/money/money.ts';
import type { Score } from '../core/scoring/score.ts';
import { readOpening } from './cases/open-cases.ts';
import type { EngineContext } from './context.ts';
import { readCase } from './lock-facts/read-case-facts.ts';
import { unknownTenant } from './reports/tenant.ts';

/** What stands between a tenant and the next rung, and between it and its next reminder. */
export interface WhyReport {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly score: Score | null;
  readonly cases: readonly {
    readonly caseId: string;
    readonly rung: Rung;
    readonly debt: Money;
    readonly next: Rung | null;
    readonly standsBetween: readonly Reason[];
  }[];
  readonly messages: readonly {
    readonly key: string;
    readonly className: string;
    readonly state: string;
    readonly dueAt: Instant;
    readonly reason: string | null;
  }[];
  readonly holds: readonly Hold[];
  /** Why there is no case at all, when there is none. */
  readonly noCase: readonly Reason[];
}

/** The rule by which nobody is asked about a tenant that the estate does not know. */
export const UNKNOWN_TENANT = 'unknown-tenant';

const MESSAGES_SHOWN = 20;

/** Says what stands between a tenant and the next rung, in the words of the guards that refuse it, and how its messages stand (newest first). */
export async function why(context: EngineContext, tenantId: string): Promise<WhyReport> {
  const now = context.clock.now();
  return context.store.read(async (tx) => {
    const tenant = await tx.estate.tenant(tenantId);
    const cases = [];
    for (const lockCase of await tx.cases.listOpen(tenantId)) cases.push(await caseLine(tx, context, lockCase, now));
    const messages = (await tx.effects.find({ kind: 'message', tenantId })).reverse().slice(0, MESSAGES_SHOWN);
    return {
      tenantId,
      tenantName: tenant?.name ?? '',
      score: await tx.scores.latest(tenantId),
      cases,
      messages: messages.map(({ effectId, className, state, dueAt, reason }) => ({ key: effectId, className, state, dueAt, reason })),
      holds: await tx.cases.holds(tenantId, now),
      noCase: cases.length > 0 ? [] : await whyNoCase(tx, context, tenantId, tenant !== null, now),
    };
  });
}

async function caseLine(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  now: Instant,
): Promise<WhyReport['cases'][number]> {
  const { facts } = await readCase(tx, context, lockCase, now);
  const decided = decideCase(facts, context.pack, now);
  const { caseId, rung, currency } = lockCase;
  const standsBetween = decided.end
    ? [{ rule: decided.end.because, text: decided.end.text }]
    : decided.verdicts.length > 0 && decided.reasons.length === 0 && decided.move === null
      ? decided.verdicts.flatMap(({ verdict }) => verdict.reasons.map(({ rule, text }) => ({ rule, text })))
      : decided.reasons;
  return { caseId, rung, debt: money(debtOf(facts), currency), next: nextRung(rung), standsBetween };
}

function nextRung(rung: Rung): Rung | null {
  return RUNGS[RUNGS.indexOf(rung) + 1] ?? null;
}

async function whyNoCase(
  tx: StoreTransaction,
  context: EngineContext,
  tenantId: string,
  known: boolean,
  now: Instant,
): Promise<readonly Reason[]> {
  if (!known) return [{ rule: UNKNOWN_TENANT, text: unknownTenant(tenantId) }];
  const { groups, reasons } = await readOpening(tx, context, tenantId, now);
  if (groups.length > 0)
    return groups.map((group) => ({ rule: 'today', text: `a case of ${group.leaseId} opens with the next civil day` }));
  return reasons.length > 0 ? reasons : [{ rule: 'nothing-due', text: 'nothing is due and open' }];
}
