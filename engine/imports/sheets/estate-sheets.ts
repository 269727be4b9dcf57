import { CIRCUITS, DTUS, METERS, READINGS } from './meters.ts';
import { OCCUPANCIES, TENANTS } from './people.ts';
import { BUILDINGS, FLOORS, UNITS } from './places.ts';
import type { Sheet } from './sheet.ts';

/** The tables of an estate, in the order in which they may refer to each other. */
export const ESTATE_SHEETS: readonly Sheet[] = [BUILDINGS, FLOORS, UNITS, TENANTS, OCCUPANCIES, CIRCUITS, DTUS, METERS, READINGS];

export const ESTATE_KINDS: readonly string[] = ESTATE_SHEETS.map(({ kind }) => kind);

/** A table by its own name or that of one row of it, whatever the case: `units`, `unit`, `Unit`. */
export function estateSheet(name: string): Sheet | null {
  const plain = name.trim().toLowerCase();
  return ESTATE_SHEETS.find(({ kind, one }) => kind === plain || one.toLowerCase() === plain) ?? null;
}
