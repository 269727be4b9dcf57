import { denied, GIVEN, type Permit } from './permit.ts';

/** A meter of a known profile measures and switches the circuit today. */
export const meter: Permit = ({ circuit }) => {
  const { circuitId } = circuit.circuit;
  if (circuit.meter === null) return [denied('meter', `no meter is installed on circuit ${circuitId} today`)];
  return circuit.meter.profile === 'dtu-json'
    ? GIVEN
    : [denied('meter', `profile '${circuit.meter.profile}' of meter ${circuit.meter.meterId} is not known`)];
};
