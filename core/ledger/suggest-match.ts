import { byAmount } from './suggest/by-amount.ts';
import { byHistory } from './suggest/by-history.ts';
import { byName } from './suggest/by-name.ts';
import { byReference } from './suggest/by-reference.ts';
import type { MatchSuggestion, Sign, SuggestFacts, UnmatchedPayment } from './suggest/facts.ts';

export type { MatchReason, MatchSuggestion, NamedTenant, OpenItem, PaidBefore, SuggestFacts, UnmatchedPayment } from './suggest/facts.ts';

const MOST = 3;
const FULL = 100;

/**
 * Says whose a payment in suspense could be: the best candidates with the reason for each, the most likely first, three at most. Amount, name, history and
 * reference each give a tenant one sign; points only order them. It applies nothing: a coincidence of amounts is no proof, and a wrong match
 * lets somebody be locked who has paid. Reads the facts once, then answers for any number of payments.
 */
export function suggester(facts: SuggestFacts): (payment: UnmatchedPayment) => MatchSuggestion[] {
  const finders = [byReference(facts.tenants, facts.open), byHistory(facts.before), byName(facts.tenants), byAmount(facts.open)];
  return (payment) => {
    const signs = Map.groupBy(
      finders.flatMap((find) => find(payment)),
      (sign) => sign.tenantId,
    );
    return [...signs]
      .map(([tenantId, mine]) => suggestion(tenantId, mine))
      .sort(best)
      .slice(0, MOST);
  };
}

function suggestion(tenantId: string, signs: readonly Sign[]): MatchSuggestion {
  const strongest = [...signs].sort((a, b) => b.points - a.points);
  return {
    tenantId,
    reference: strongest.find(({ reference }) => reference !== '')?.reference ?? '',
    points: Math.min(
      FULL,
      signs.reduce((sum, { points }) => sum + points, 0),
    ),
    reasons: strongest.map(({ rule, text }) => ({ rule, text })),
  };
}

function best(a: MatchSuggestion, b: MatchSuggestion): number {
  return b.points - a.points || (a.tenantId < b.tenantId ? -1 : 1);
}
