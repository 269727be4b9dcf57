import type { Parsed, Problem } from '../../core/parsing/parsed.ts';
import type { ImportRun } from './import-run.ts';
import { RowsSeen } from './rows-seen.ts';

/** One value of a document or table, with where it stands. */
export interface Placed {
  readonly value: unknown;
  /** `meters[3]`, or `line 4`. */
  readonly place: string;
  readonly line: number;
  readonly raw: string;
  /** In a table: the column of a place inside the value (`contacts[0].address` → `contacts`). */
  readonly column?: (place: string) => string | null;
}

/** One thing that reads well, with where it stands. */
export interface Thing<T> extends Placed {
  readonly value: T;
}

/** The values of a list in a JSON document. */
export function placedIn(name: string, values: readonly unknown[]): Placed[] {
  return values.map((value, index) => ({
    value,
    place: `${name}[${index}]`,
    line: index + 1,
    raw: (JSON.stringify(value) ?? String(value)).slice(0, 2000),
  }));
}

/**
 * Reads things one by one; what does not fit, or contradicts one before it in the same list, is refused in `run` by its place
 * (`meters[3].number`), and the rest goes on.
 * @param idOf what makes two of them the same thing
 */
export function readPlaced<T>(
  run: ImportRun,
  rows: readonly Placed[],
  parse: (value: unknown) => Parsed<T>,
  idOf: (value: T) => string,
): Thing<T>[] {
  const seen = new RowsSeen();
  const things: Thing<T>[] = [];
  for (const [index, row] of rows.entries()) {
    const parsed = parse(row.value);
    if (!parsed.ok) {
      for (const problem of parsed.problems.slice(0, 1)) refuseThing(run, row, problem);
      continue;
    }
    const before = seen.note(idOf(parsed.value), parsed.value, index);
    if (before === 'new') things.push({ ...row, value: parsed.value });
    else if (before === 'same') run.unchanged++;
    else {
      const other = rows[before.otherLine]?.place ?? '';
      refuseThing(run, row, { place: '', reason: `${idOf(parsed.value)} stands at ${other} with other content` });
    }
  }
  return things;
}

/** Refuses a thing, naming the place inside the document, or the column of the table. */
export function refuseThing(run: ImportRun, thing: Omit<Placed, 'value'>, problem: Problem): void {
  const { place, column } = thing;
  run.reject(thing, column ? column(problem.place) : problem.place === '' ? place : `${place}.${problem.place}`, problem.reason);
}
