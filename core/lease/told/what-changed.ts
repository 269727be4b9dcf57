import type { Lease } from '../lease.ts';
import type { ToldTerm } from './basis-told.ts';
import { leaseTold, lineTold } from './lease-told.ts';

/** A term that one version of a lease says otherwise than the one before it. */
export interface TermChange {
  /** Of this line; null for a term of the lease itself. */
  readonly lineId: string | null;
  /** `amount`, `last day` …; `line` where a whole line is new or gone. */
  readonly term: string;
  /** What was said before, '' for nothing. */
  readonly before: string;
  readonly after: string;
}

/** What a version of a lease says otherwise than the one before it, term by term: terms of the lease first, then by line. */
export function whatChanged(before: Lease, after: Lease): TermChange[] {
  const changes = differences(null, leaseTold(before), leaseTold(after));
  for (const line of after.lines) {
    const was = before.lines.find(({ lineId }) => lineId === line.lineId);
    if (was === undefined) changes.push({ lineId: line.lineId, term: 'line', before: '', after: inShort(lineTold(line)) });
    else changes.push(...differences(line.lineId, lineTold(was), lineTold(line)));
  }
  for (const line of before.lines) {
    if (after.lines.every(({ lineId }) => lineId !== line.lineId))
      changes.push({ lineId: line.lineId, term: 'line', before: inShort(lineTold(line)), after: '' });
  }
  return changes;
}

function differences(lineId: string | null, before: readonly ToldTerm[], after: readonly ToldTerm[]): TermChange[] {
  const was = new Map(before);
  const is = new Map(after);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((term) => {
    const change = { lineId, term, before: was.get(term) ?? '', after: is.get(term) ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

function inShort(terms: readonly ToldTerm[]): string {
  return terms
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name} ${text}`)
    .join('; ');
}
