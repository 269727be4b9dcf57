import type { AuditRecord } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { UnlockFacts } from '../../core/lock/may-unlock/facts.ts';
import { MAY_UNLOCK_VERSION, mayUnlock } from '../../core/lock/may-unlock/may-unlock.ts';
import { type AuditCheck, auditCheck } from './check.ts';

interface StoredUnlock {
  readonly verdict: string;
  readonly operation: string;
  readonly rules: string;
  readonly now: Instant;
  readonly facts: UnlockFacts;
}

/** Makes every decision about an unlock again from its own snapshot. Those under other bounds than these are counted, not judged. */
export function unlocksAgain(records: readonly AuditRecord[]): AuditCheck {
  const wrong: string[] = [];
  let same = 0;
  let foreign = 0;
  for (const record of records) {
    if (record.kind !== 'decision/may-unlock') continue;
    const stored: StoredUnlock = JSON.parse(record.body);
    if (stored.rules !== MAY_UNLOCK_VERSION) {
      foreign++;
      continue;
    }
    const again = mayUnlock(stored.facts, stored.now);
    if (again.verdict === stored.verdict && again.operation === stored.operation) same++;
    else {
      const reasons = again.reasons.map(({ rule, text }) => `${rule}: ${text}`).join('; ');
      wrong.push(`record ${record.seq} says ${stored.verdict} (${stored.operation}), made again it is ${again.verdict} (${reasons})`);
    }
  }
  return auditCheck('every decision about an unlock comes out the same again', wrong, `${same} made again, ${foreign} under other bounds`);
}
