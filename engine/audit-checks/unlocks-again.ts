import type { Instant } from '../../core/calendar/civil.ts';
import type { UnlockFacts } from '../../core/lock/may-unlock/facts.ts';
import { MAY_UNLOCK_VERSION, mayUnlock } from '../../core/lock/may-unlock/may-unlock.ts';
import { auditCheck, type ChainReader } from './check.ts';

interface StoredUnlock {
  readonly verdict: string;
  readonly operation: string;
  readonly rules: string;
  readonly now: Instant;
  readonly facts: UnlockFacts;
}

/** Makes every decision about an unlock again from its own snapshot. Those under other bounds than these are counted, not judged. */
export function unlocksAgain(): ChainReader {
  const wrong: string[] = [];
  let same = 0;
  let foreign = 0;
  return {
    next({ kind, seq, body }) {
      if (kind !== 'decision/may-unlock') return;
      const stored: StoredUnlock = JSON.parse(body);
      if (stored.rules !== MAY_UNLOCK_VERSION) {
        foreign++;
        return;
      }
      const again = mayUnlock(stored.facts, stored.now);
      if (again.verdict === stored.verdict && again.operation === stored.operation) same++;
      else {
        const reasons = again.reasons.map(({ rule, text }) => `${rule}: ${text}`).join('; ');
        wrong.push(`record ${seq} says ${stored.verdict} (${stored.operation}), made again it is ${again.verdict} (${reasons})`);
      }
    },
    end: () =>
      auditCheck('every decision about an unlock comes out the same again', wrong, `${same} made again, ${foreign} under other bounds`),
  };
}
