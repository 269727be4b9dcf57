import type { Form } from './form.ts';
import { holdsAny } from './phrases.ts';
import type { TermName } from './terms.ts';

/** What a clause about all payments at once says: of the rent, and of each fixed line. Metered supply is billed when it was measured. */
const SAID_OF_ALL: ReadonlySet<TermName> = new Set(['frequency', 'timing', 'dueDay', 'serviceChargePaid', 'marketingFundPaid']);

const LINE_OF: Partial<Record<TermName, TermName>> = { serviceChargePaid: 'serviceCharge', marketingFundPaid: 'marketingFund' };

/**
 * Whether a term may be read in a sentence that speaks of all lines at once (`all monthly payments`). One about paying late says no day, and of a
 * line that the contract has not it says nothing.
 * @param spoken the terms that the contract speaks of, as far as they were looked for
 */
export function isSaidOfAll(form: Form, name: TermName, sentence: string, spoken: ReadonlySet<TermName>): boolean {
  const line = LINE_OF[name];
  if (!SAID_OF_ALL.has(name) || (line !== undefined && !spoken.has(line))) return false;
  const isLate = (['late-fee', 'supply'] as const).some((topic) => holdsAny(sentence, form.topics[topic] ?? []));
  return holdsAny(sentence, form.everyLine) && !isLate;
}
