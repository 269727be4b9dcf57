import { HOUR_MS, type Instant, parseInstant, plusMs, timeIn } from '../../core/calendar/civil.ts';
import { stream } from '../random/stream.ts';
import type { TwinContext } from '../twin-context.ts';

const NAME = 'twin-operator';
const FROM = '08:00';
const TO = '20:00';

/** Whether the operator looks at this time: on the hour, from eight to eight. */
export function operatorLooks(now: Instant, timeZone: string): boolean {
  const time = timeIn(now, timeZone);
  return time.endsWith(':00') && time >= FROM && time <= TO;
}

/** The operator looks at what waits for a person and approves what has waited long enough: one to six hours, as drawn for the case. */
export async function operatorRound(context: TwinContext, now: Instant): Promise<void> {
  const { doors, siteId, state } = context;
  const wanted = listIn(await doors.askAdmin(`approvals?site=${encodeURIComponent(siteId)}`));
  for (const { caseId, since } of wanted.sort((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
    const hours = stream(state.seed, 'approval', caseId, since).int(1, 6);
    if (plusMs(since, hours * HOUR_MS) > now) continue;
    const reason = 'looked at the ledger and the warning: nothing speaks against it';
    /* A person may have decided in between: then the endpoint refuses, and that is that. */
    await doors.postAdmin('approvals', { site: siteId, caseId, decision: 'approved', reason, as: NAME });
  }
}

/* The endpoint answers with the list, or with an object that holds it. */
function listIn(answer: unknown): { caseId: string; since: Instant }[] {
  const list = Array.isArray(answer) ? answer : Object.values((answer as object | null) ?? {}).find((value) => Array.isArray(value));
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const { caseId, wantedSince } = (item ?? {}) as { caseId?: unknown; wantedSince?: unknown };
    const since = parseInstant(String(wantedSince ?? ''));
    return typeof caseId === 'string' && since ? [{ caseId, since }] : [];
  });
}
