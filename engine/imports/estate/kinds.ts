import { parseBuilding } from '../../../core/estate/building.ts';
import { parseCircuit } from '../../../core/estate/circuit.ts';
import { parseDtu } from '../../../core/estate/dtu.ts';
import { parseFloor } from '../../../core/estate/floor.ts';
import { type ImportedReading, parseImportedReading } from '../../../core/estate/imported-reading.ts';
import { parseMeter } from '../../../core/estate/meter.ts';
import { parseOccupancy } from '../../../core/estate/occupancy.ts';
import { parseTenant } from '../../../core/estate/tenant.ts';
import { parseUnit } from '../../../core/estate/unit.ts';
import type { EngineContext } from '../../context.ts';
import { type KnownEstate, occupancyId } from '../known-estate.ts';
import type { LetUnits } from '../leases/let-units.ts';
import { meterContradiction, readingContradiction } from './contradictions.ts';
import { keepReading, keepSwap } from './keep-registers.ts';
import { momentOf } from './kept.ts';
import { type EstateKind, kind } from './kind.ts';
import { circuitMoves, meterMoves } from './moves.ts';
import { inItsUnits } from './register-units.ts';

const nothing = (): null => null;

/** Every kind, in the order in which they may refer to each other. */
export function estateKinds(known: KnownEstate, units: LetUnits, context: EngineContext): EstateKind[] {
  return [
    kind({
      name: 'buildings',
      parse: parseBuilding,
      idOf: ({ building }) => building,
      check: nothing,
      note: known.noteBuilding,
      save: (tx, building, at) => tx.estate.saveBuilding(building, at),
    }),
    kind({
      name: 'floors',
      parse: parseFloor,
      idOf: ({ building, floor }) => `${building}/${floor}`,
      check: known.checkFloor,
      note: known.noteFloor,
      save: (tx, floor, at) => tx.estate.saveFloor(floor, at),
    }),
    kind({
      name: 'units',
      parse: parseUnit,
      idOf: (unit) => unit.unitId,
      check: known.checkUnit,
      note: known.noteUnit,
      save: (tx, unit, at) => tx.estate.saveUnit(unit, at),
    }),
    kind({
      name: 'tenants',
      parse: parseTenant,
      idOf: (tenant) => tenant.tenantId,
      check: nothing,
      note: known.noteTenant,
      save: (tx, tenant, at) => tx.estate.saveTenant(tenant, at),
      tenantOf: (tenant) => tenant.tenantId,
    }),
    kind({
      name: 'occupancies',
      parse: parseOccupancy,
      idOf: occupancyId,
      /* What is known already stays as it is, also where it contradicts a lease. */
      check: (occupancy) => known.checkOccupancy(occupancy) ?? (known.hasOccupancy(occupancy) ? null : units.letToAnother(occupancy)),
      note: known.noteOccupancy,
      save: (tx, occupancy, at) => tx.estate.saveOccupancy(occupancy, at),
      from: (occupancy) => occupancy.from,
      tenantOf: (occupancy) => occupancy.tenantId,
    }),
    kind({
      name: 'circuits',
      parse: parseCircuit,
      idOf: (circuit) => circuit.circuitId,
      check: async (circuit, tx) => known.checkCircuit(circuit) ?? (await circuitMoves(tx, known, circuit)),
      note: known.noteCircuit,
      save: (tx, circuit, at) => tx.estate.saveCircuit(circuit, at),
    }),
    kind({
      name: 'dtus',
      parse: parseDtu,
      idOf: (dtu) => dtu.dtuId,
      check: known.checkDtu,
      note: known.noteDtu,
      save: (tx, dtu, at) => tx.estate.saveDtu(dtu, at),
    }),
    kind({
      name: 'meters',
      parse: inItsUnits(parseMeter, ({ circuitId }) => known.circuit(circuitId)?.utility ?? null),
      idOf: (meter) => meter.meterId,
      check: async (meter, tx) => known.checkMeter(meter) ?? (await meterMoves(tx, known, meter)) ?? (await meterContradiction(tx, meter)),
      note: known.noteMeter,
      save: async (tx, meter, at) => {
        const saved = await tx.estate.saveMeter(meter, at);
        if (saved === 'unchanged') return saved;
        await keepSwap(tx, context, known, meter, at);
        known.noteMetered(meter.circuitId);
        return saved;
      },
      from: (meter) => meter.from,
    }),
    kind({
      name: 'readings',
      parse: inItsUnits<ImportedReading>(
        parseImportedReading,
        ({ meterId }) => known.circuit(known.meter(meterId)?.circuitId ?? '')?.utility ?? null,
      ),
      idOf: ({ meterId, takenAt }) => `${meterId} at ${takenAt}`,
      check: (reading, tx) => known.checkReading(reading) ?? readingContradiction(tx, context, known, reading),
      note: nothing,
      save: (tx, reading, at) => keepReading(tx, context, known, reading, at),
      from: (reading) => momentOf(reading, context),
    }),
  ];
}
