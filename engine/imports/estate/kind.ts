import type { Saved, StoreTransaction } from '../../../adapters/store/store.ts';
import type { Instant } from '../../../core/calendar/civil.ts';
import type { Parsed, Problem } from '../../../core/parsing/parsed.ts';
import type { ImportRun } from '../import-run.ts';
import { type Placed, readPlaced, refuseThing, type Thing } from '../things.ts';

/** How one kind of thing is read, checked and saved. */
export interface Rules<T> {
  readonly name: string;
  parse(value: unknown): Parsed<T>;
  idOf(value: T): string;
  /** What it refers to must exist, and nothing known may contradict it. */
  check(value: T, tx: StoreTransaction): Problem | null | Promise<Problem | null>;
  save(tx: StoreTransaction, value: T, at: Instant): Promise<Saved>;
  note(value: T): void;
  /** Things of one place that follow each other in time are taken in that order, whatever the order of the file. */
  readonly from?: (value: T) => string;
  /** The tenant that it concerns, if any. */
  readonly tenantOf?: (value: T) => string;
}

/** One thing, ready to be taken in; returns what was saved, or null when it was refused or unchanged. */
export type Take = (tx: StoreTransaction, at: Instant) => Promise<unknown>;

/** One kind of thing of the estate. */
export interface EstateKind {
  readonly name: string;
  /** Reads a list; refusals go to `run`. */
  prepare(run: ImportRun, rows: readonly Placed[]): Take[];
}

/** A kind by its rules. */
export function kind<T>(rules: Rules<T>): EstateKind {
  return {
    name: rules.name,
    prepare(run, rows) {
      const things = readPlaced(run, rows, rules.parse, rules.idOf);
      const { from } = rules;
      if (from) things.sort((a, b) => (from(a.value) < from(b.value) ? -1 : from(a.value) > from(b.value) ? 1 : 0));
      return things.map((thing) => (tx, at) => take(run, rules, thing, tx, at));
    },
  };
}

async function take<T>(run: ImportRun, rules: Rules<T>, thing: Thing<T>, tx: StoreTransaction, at: Instant): Promise<unknown> {
  const problem = await rules.check(thing.value, tx);
  if (problem !== null) {
    refuseThing(run, thing, problem);
    return null;
  }
  const saved = await rules.save(tx, thing.value, at);
  rules.note(thing.value);
  if (saved === 'unchanged') {
    run.unchanged++;
    return null;
  }
  run.accepted++;
  if (rules.tenantOf) run.tenants.add(rules.tenantOf(thing.value));
  return thing.value;
}
