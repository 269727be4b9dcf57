import type { EstateRepository, Saved } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { parseCircuit } from '../../core/estate/circuit.ts';
import { parseDtu } from '../../core/estate/dtu.ts';
import { parseMeter } from '../../core/estate/meter.ts';
import { parseOccupancy } from '../../core/estate/occupancy.ts';
import { parseTenant } from '../../core/estate/tenant.ts';
import { parseUnit } from '../../core/estate/unit.ts';
import type { Parsed, Problem } from '../../core/parsing/parsed.ts';
import type { ImportRun } from './import-run.ts';
import { type KnownEstate, occupancyId } from './known-estate.ts';
import { readThings, refuseThing, type Thing } from './things.ts';

/** How one kind of thing is read, checked and saved. */
interface Rules<T> {
  readonly name: string;
  parse(value: unknown): Parsed<T>;
  idOf(value: T): string;
  /** What it refers to must exist. */
  check(value: T): Problem | null;
  save(estate: EstateRepository, value: T, at: Instant): Promise<Saved>;
  note(value: T): void;
  /** Things of one place that follow each other in time are taken in that order, whatever the order of the file. */
  readonly from?: (value: T) => string;
  /** The tenant that it concerns, if any. */
  readonly tenantOf?: (value: T) => string;
}

/** One thing, ready to be taken in; returns what was saved, or null when it was refused or unchanged. */
export type Take = (estate: EstateRepository, at: Instant) => Promise<unknown>;

/** One kind of thing of the estate. */
export interface EstateKind {
  readonly name: string;
  /** Reads a list; refusals go to `run`. */
  prepare(run: ImportRun, values: readonly unknown[]): Take[];
}

const nothing = (): null => null;

/** Every kind, in the order in which they may refer to each other. */
export function estateKinds(known: KnownEstate): EstateKind[] {
  return [
    kind({
      name: 'units',
      parse: parseUnit,
      idOf: (unit) => unit.unitId,
      check: nothing,
      note: known.noteUnit,
      save: (estate, unit, at) => estate.saveUnit(unit, at),
    }),
    kind({
      name: 'tenants',
      parse: parseTenant,
      idOf: (tenant) => tenant.tenantId,
      check: nothing,
      note: known.noteTenant,
      save: (estate, tenant, at) => estate.saveTenant(tenant, at),
      tenantOf: (tenant) => tenant.tenantId,
    }),
    kind({
      name: 'occupancies',
      parse: parseOccupancy,
      idOf: occupancyId,
      check: known.checkOccupancy,
      note: known.noteOccupancy,
      save: (estate, occupancy, at) => estate.saveOccupancy(occupancy, at),
      from: (occupancy) => occupancy.from,
      tenantOf: (occupancy) => occupancy.tenantId,
    }),
    kind({
      name: 'circuits',
      parse: parseCircuit,
      idOf: (circuit) => circuit.circuitId,
      check: known.checkCircuit,
      note: known.noteCircuit,
      save: (estate, circuit, at) => estate.saveCircuit(circuit, at),
    }),
    kind({
      name: 'dtus',
      parse: parseDtu,
      idOf: (dtu) => dtu.dtuId,
      check: nothing,
      note: known.noteDtu,
      save: (estate, dtu, at) => estate.saveDtu(dtu, at),
    }),
    kind({
      name: 'meters',
      parse: parseMeter,
      idOf: (meter) => meter.meterId,
      check: known.checkMeter,
      note: known.noteMeter,
      save: (estate, meter, at) => estate.saveMeter(meter, at),
      from: (meter) => meter.from,
    }),
  ];
}

function kind<T>(rules: Rules<T>): EstateKind {
  return {
    name: rules.name,
    prepare(run, values) {
      const things = readThings(run, rules.name, values, rules.parse, rules.idOf);
      const { from } = rules;
      if (from) things.sort((a, b) => (from(a.value) < from(b.value) ? -1 : from(a.value) > from(b.value) ? 1 : 0));
      return things.map((thing) => (estate, at) => take(run, rules, thing, estate, at));
    },
  };
}

async function take<T>(run: ImportRun, rules: Rules<T>, thing: Thing<T>, estate: EstateRepository, at: Instant): Promise<unknown> {
  const problem = rules.check(thing.value);
  if (problem !== null) {
    refuseThing(run, thing, problem);
    return null;
  }
  const saved = await rules.save(estate, thing.value, at);
  rules.note(thing.value);
  if (saved === 'unchanged') {
    run.unchanged++;
    return null;
  }
  run.accepted++;
  if (rules.tenantOf) run.tenants.add(rules.tenantOf(thing.value));
  return thing.value;
}
