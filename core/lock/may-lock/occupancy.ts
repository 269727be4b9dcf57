import { denied, GIVEN, type Permit } from './permit.ts';

/** The debtor, and nobody else, occupies the unit today. */
export const occupancy: Permit = ({ circuit, case: lockCase }) => {
  const [first, ...others] = circuit.occupiedBy;
  if (first === lockCase.tenantId && others.length === 0) return GIVEN;
  const who = circuit.occupiedBy.length === 0 ? 'nobody' : circuit.occupiedBy.join(' and ');
  return [denied('occupancy', `${who} occupies unit ${circuit.circuit.unitId} today, not ${lockCase.tenantId} alone`)];
};
