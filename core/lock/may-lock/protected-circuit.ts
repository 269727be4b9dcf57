import { lockableCircuit, parseCircuit } from '../../estate/circuit.ts';
import { denied, GIVEN, type Permit } from './permit.ts';

/**
 * Only what `core/estate` calls a lockable circuit: no fire, emergency light, alarm, cold or medical load (L19, L29), serving that unit alone,
 * its supply ours to switch (L7). Judged as it stands, not as parsed: the parser fills in defaults, and a class that is missing must not read as `none`.
 */
export const protectedCircuit: Permit = ({ circuit: { circuit } }) => {
  if (!parseCircuit(circuit).ok) return [denied('L29', `circuit ${circuit.circuitId} is not understood and so never locked`)];
  const lockable = lockableCircuit(circuit);
  return lockable.ok ? GIVEN : lockable.reasons.map(({ rule, text }) => denied(rule, text));
};
