import type { Candidate } from './find-term.ts';
import { TERMS, type Term, type TermName } from './terms.ts';

/** Puts together what several places say of how one line is paid. Two that differ in a part are a question; so is a day that only a bill tells. */
export function paidOf(name: TermName, candidates: readonly Candidate[]): Term {
  const quotes = candidates.map(({ quote }) => quote);
  const parts = new Map<string, unknown>();
  for (const { value } of candidates) {
    if (!value.ok) continue;
    for (const [part, said] of Object.entries(value.value as Readonly<Record<string, unknown>>)) {
      const before = parts.get(part);
      if (before !== undefined && before !== said) {
        const values = `${part} ${String(before)} and ${String(said)}`;
        const reason = `the contract says ${values}`;
        return { name, status: 'contradictory', value: null, quotes, reason, why: { key: 'says-both', params: { values } } };
      }
      parts.set(part, said);
    }
  }
  const days = parts.get('daysToPay');
  if (typeof days === 'number' && !parts.has('dueDay')) {
    const reason = `it is due ${days} days after its bill: say with it on which day of the month that is (dueDay), or the lease cannot tell`;
    return { name, status: 'ambiguous', value: null, quotes, reason, why: { key: 'days-after-bill', params: { days } } };
  }
  const checked = TERMS[name].safeParse(Object.fromEntries(parts));
  if (checked.success) return { name, status: 'found', value: checked.data, quotes, reason: '' };
  const reason = `what stands there is no ${name}: ${checked.error.issues[0]?.message ?? ''}`;
  return { name, status: 'ambiguous', value: null, quotes, reason, why: { key: 'value-unclear', params: {} } };
}
