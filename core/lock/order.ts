import type { Instant } from '../calendar/civil.ts';
import type { Utility } from '../estate/estate.ts';
import type { SwitchState } from '../estate/switch-state.ts';

export type SwitchAction = 'lock' | 'unlock';

/** Power or flow against what was ordered: agrees, contradicts (a work order, at once), or says nothing yet (nobody draws). */
export type PhysicsVerdict = 'confirms' | 'contradicts' | 'silent';

/** An order to one switch. Its life as an effect (planned, taken, done…) stands in the effect of the same id. */
export interface SwitchOrder {
  readonly orderId: string;
  readonly action: SwitchAction;
  readonly circuitId: string;
  readonly meterId: string;
  readonly dtuId: string;
  readonly utility: Utility;
  readonly unitId: string;
  readonly tenantId: string;
  readonly caseIds: readonly string[];
  readonly plannedAt: Instant;
  /** For a lock: after this it may no longer be carried out. An unlock does not expire. */
  readonly expiresAt: Instant | null;
  readonly observed: SwitchState;
  readonly physics: PhysicsVerdict;
  readonly frameSentAt: Instant | null;
  readonly confirmedAt: Instant | null;
  readonly attempts: number;
  readonly reason: string | null;
}
