import type { Parsed, Problem } from '../../core/parsing/parsed.ts';
import type { ImportRun } from './import-run.ts';
import { RowsSeen } from './rows-seen.ts';

/** One thing of a JSON document that reads well, with where it stands. */
export interface Thing<T> {
  readonly value: T;
  /** `meters[3]` */
  readonly place: string;
  readonly line: number;
  readonly raw: string;
}

/**
 * Reads a list of things one by one; what does not fit, or contradicts one before it in the same list, is refused in `run` by its place
 * (`meters[3].number`), and the rest goes on.
 * @param idOf what makes two of them the same thing
 */
export function readThings<T>(
  run: ImportRun,
  name: string,
  values: readonly unknown[],
  parse: (value: unknown) => Parsed<T>,
  idOf: (value: T) => string,
): Thing<T>[] {
  const seen = new RowsSeen();
  const things: Thing<T>[] = [];
  for (const [index, value] of values.entries()) {
    const row = { line: index + 1, raw: (JSON.stringify(value) ?? String(value)).slice(0, 2000), place: `${name}[${index}]` };
    const parsed = parse(value);
    if (!parsed.ok) {
      for (const problem of parsed.problems.slice(0, 1)) refuseThing(run, row, problem);
      continue;
    }
    const before = seen.note(idOf(parsed.value), parsed.value, index);
    if (before === 'new') things.push({ ...row, value: parsed.value });
    else if (before === 'same') run.unchanged++;
    else refuseThing(run, row, { place: '', reason: `${idOf(parsed.value)} stands at ${name}[${before.otherLine}] with other content` });
  }
  return things;
}

/** Refuses a thing, naming the place inside the document. */
export function refuseThing(
  run: ImportRun,
  thing: { readonly place: string; readonly line: number; readonly raw: string },
  problem: Problem,
): void {
  run.reject(thing, problem.place === '' ? thing.place : `${thing.place}.${problem.place}`, problem.reason);
}
