import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import type { Effect } from '../faces/effects.ts';
import type { EffectRow } from '../schema/message-tables.ts';

export function effectRow(siteId: string, effect: Effect): EffectRow {
  return {
    siteId,
    effectId: effect.effectId,
    kind: effect.kind,
    className: effect.className,
    tenantId: effect.tenantId,
    caseId: effect.caseId,
    state: effect.state,
    plannedAt: effect.plannedAt,
    dueAt: effect.dueAt,
    expiresAt: effect.expiresAt,
    takenBy: effect.takenBy,
    takenAt: effect.takenAt,
    endedAt: effect.endedAt,
    token: effect.token,
    attempts: effect.attempts,
    reason: effect.reason,
    body: canonicalJson(effect.body),
  };
}

export function effectOf({ siteId: _, body, ...effect }: EffectRow): Effect {
  return { ...effect, body: JSON.parse(body) as Record<string, unknown> };
}
