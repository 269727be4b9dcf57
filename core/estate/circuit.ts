import { z } from 'zod';
import type { Reason } from '../lock/reason.ts';
import { idField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { Circuit } from './estate.ts';

declare const lockable: unique symbol;

/** A circuit that a lock may open at all. Made by `lockableCircuit` alone; whatever orders a lock asks for this type. */
export type LockableCircuit = Circuit & { readonly [lockable]: true };

export type Lockability =
  | { readonly ok: true; readonly circuit: LockableCircuit }
  | { readonly ok: false; readonly reasons: readonly Reason[] };

const schema = z.strictObject({
  circuitId: idField,
  unitId: idField,
  utility: z.enum(['electricity', 'water']),
  protectedClass: z.enum(['none', 'fire', 'emergency-light', 'alarm', 'refrigeration', 'medical']).default('none'),
  servesOnlyUnit: z.boolean().default(true),
  supply: z.enum(['submetered', 'utility-direct']).default('submetered'),
});

/** Reads a circuit. A protected class that is not known is a problem: it must never read as `none`. */
export function parseCircuit(value: unknown): Parsed<Circuit> {
  return parseWith(schema, value);
}

/**
 * Says whether a circuit may ever be locked: it feeds nothing that people's safety or goods hang on (L19, L29),
 * serves its unit alone and is the creditor's own sub-metered supply to switch (L7). Else every reason why not.
 */
export function lockableCircuit(circuit: Circuit): Lockability {
  const reasons: Reason[] = [];
  const { circuitId, protectedClass } = circuit;
  if (protectedClass === 'refrigeration' || protectedClass === 'medical') {
    reasons.push({ rule: 'L19', text: `circuit ${circuitId} feeds ${protectedClass} and is never locked` });
  } else if (protectedClass !== 'none') {
    reasons.push({ rule: 'L29', text: `circuit ${circuitId} feeds ${protectedClass} and is never locked` });
  }
  if (circuit.servesOnlyUnit !== true) reasons.push({ rule: 'L7', text: `circuit ${circuitId} serves more than unit ${circuit.unitId}` });
  if (circuit.supply !== 'submetered') reasons.push({ rule: 'L7', text: `circuit ${circuitId} is supplied by the utility, not by us` });
  return reasons.length === 0 ? { ok: true, circuit: circuit as LockableCircuit } : { ok: false, reasons };
}
