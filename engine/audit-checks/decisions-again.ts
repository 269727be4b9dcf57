import type { Instant } from '../../core/calendar/civil.ts';
import type { LockFacts } from '../../core/lock/facts.ts';
import { MAY_LOCK_VERSION, mayLock } from '../../core/lock/may-lock/may-lock.ts';
import type { Pack } from '../../core/lock/packs/pack.ts';
import { packHash } from '../../core/lock/packs/pack-hash.ts';
import { auditCheck, type ChainReader } from './check.ts';

interface StoredDecision {
  readonly verdict: string;
  readonly reasons: readonly { readonly rule: string; readonly text: string }[];
  readonly rules: string;
  readonly pack: { readonly hash: string };
  readonly now: Instant;
  readonly facts: LockFacts;
}

/**
 * Makes every decision again from its own snapshot and says whether it comes out the same. Those under another pack or other rules
 * than these are counted, not judged: they want the version that made them.
 */
export function decisionsAgain(pack: Pack): ChainReader {
  const wrong: string[] = [];
  let same = 0;
  let foreign = 0;
  return {
    next({ kind, seq, body }) {
      if (kind !== 'decision/may-lock') return;
      const stored: StoredDecision = JSON.parse(body);
      if (stored.rules !== MAY_LOCK_VERSION || stored.pack.hash !== packHash(pack)) {
        foreign++;
        return;
      }
      const again = mayLock(stored.facts, pack, stored.now);
      const reasons = again.reasons.map(({ rule, text }) => `${rule}: ${text}`).join('; ');
      const before = stored.reasons.map(({ rule, text }) => `${rule}: ${text}`).join('; ');
      if (again.verdict === stored.verdict && reasons === before) same++;
      else wrong.push(`record ${seq} says ${stored.verdict}, made again it is ${again.verdict} (${reasons})`);
    },
    end: () =>
      auditCheck('every decision comes out the same again', wrong, `${same} made again, ${foreign} under other rules or another pack`),
  };
}
