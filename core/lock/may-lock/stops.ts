import { notNow, type Permit } from './permit.ts';

/** No stop or isolation is in force for the site, the tenant or the circuit. A scope that is not known stops everything. */
export const stops: Permit = ({ stops: all, case: lockCase, circuit }) =>
  all
    .filter(({ scope, target }) => {
      if (scope === 'tenant') return target === lockCase.tenantId;
      if (scope === 'circuit') return target === circuit.circuit.circuitId;
      return true;
    })
    .map((stop) => notNow('stop', `${stop.kind} ${stop.stopId} (${stop.scope} ${stop.target}) is set`, stop.until));
