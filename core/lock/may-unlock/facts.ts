import type { MeterInstallation } from '../../estate/estate.ts';
import type { Lease } from '../../lease/lease.ts';
import type { Rung, Stop } from '../case.ts';

/**
 * What bounds an unlock: a plain, immutable snapshot without names or texts of people, so that it can stand in the audit chain
 * and the decision can be made again from it. Nothing about money, hours or persons is in it: an unlock asks for none of that.
 */
export interface UnlockFacts {
  readonly circuitId: string;
  readonly tenantId: string;
  /** The cases that the unlock is for: they want the circuit back. */
  readonly caseIds: readonly string[];
  /** Cases whose own lock opened it. */
  readonly heldBy: readonly { readonly caseId: string; readonly rung: Rung }[];
  /** Stops and isolations in force, of the whole site. */
  readonly stops: readonly Pick<Stop, 'stopId' | 'kind' | 'scope' | 'target' | 'until'>[];
  /** How the meter closes again, and what the lease says about it; null where it is not known. */
  readonly reconnect: { readonly meter: MeterInstallation['reconnect'] | null; readonly lease: Lease['reconnect'] | null };
  /** Numbers that the meter named when our locks opened it. */
  readonly openedNumbers: readonly string[];
  /** The number that the meter names now; null while it has not been read (when the unlock is planned). */
  readonly answeringNumber: string | null;
}
