import type { ChargeLine, Lease } from './lease.ts';
import { partsOfSpan, termsOf } from './line-times.ts';
import { timeAt } from './periods.ts';
import { type ReckoningFacts, reckon } from './reckon.ts';
import type { Span } from './span.ts';
import { type Taxed, taxed } from './taxed.ts';
import type { Waits } from './waits.ts';

/** What a span should cost, tax in it, or why nobody can say. `line`: its terms on the first day that is owed; null when none is. */
export type Expected = ({ readonly ok: true; readonly line: ChargeLine | null } & Taxed) | Waits;

/** What a line owes for days that may have been charged already, by all that is known of its lease now; nothing when they are not owed any more. */
export function expectedFor(lease: Lease, lineId: string, span: Span, facts: ReckoningFacts): Expected {
  const [first] = partsOfSpan(lease, lineId, span, facts.earlier);
  const reckoned = reckon(lease, lineId, span, facts);
  if (!reckoned.ok) return reckoned;
  if (first === undefined) return { ok: true, line: null, minor: 0, taxMinor: 0, working: reckoned.working };
  const { line } = timeAt(first.run, first.span.from) ?? termsOf(first.run);
  return { ok: true, line, ...taxed(reckoned, line) };
}
