import type { Bound } from './bound.ts';

/** A safety isolation that a person set on site holds an unlock. A plain stop never does; a scope that is not known isolates everything. */
export const isolation: Bound = ({ stops, tenantId, circuitId }, now) =>
  stops
    .filter(({ kind, scope, target, until }) => {
      if (kind !== 'isolation' || (until !== null && until <= now)) return false;
      if (scope === 'tenant') return target === tenantId;
      if (scope === 'circuit') return target === circuitId;
      return true;
    })
    .map(({ stopId }) => ({ verdict: 'wait', rule: 'isolation', text: `safety isolation ${stopId} holds it` }));
