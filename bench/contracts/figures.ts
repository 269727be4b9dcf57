import type { Verdict } from './score.ts';

/** What verdicts come to. */
export interface Figures {
  /** Of the values given, how many are right; null when none was given. */
  readonly precision: number | null;
  /** Of the values that stand in the contracts, how many were given right; null when there are none. */
  readonly recall: number | null;
  readonly given: number;
  readonly there: number;
  readonly traps: number;
  readonly caught: number;
  /** A person was asked about what is not there. */
  readonly needless: number;
}

/** Precision, recall and traps over verdicts. A trap taken for a value is a wrong value. */
export function figuresOf(verdicts: readonly Verdict[]): Figures {
  const count = (...which: readonly Verdict['verdict'][]): number => verdicts.filter(({ verdict }) => which.includes(verdict)).length;
  const right = count('right');
  const given = right + count('wrong', 'made-up', 'guessed');
  const there = right + count('wrong', 'asked', 'overlooked');
  return {
    precision: given === 0 ? null : right / given,
    recall: there === 0 ? null : right / there,
    given,
    there,
    traps: count('caught', 'guessed', 'trap-overlooked'),
    caught: count('caught'),
    needless: count('asked-for-nothing'),
  };
}
