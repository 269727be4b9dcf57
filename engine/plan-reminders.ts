import type { Reason } from '../core/lock/reason.ts';

export interface PlanReport {
  /** Keys of reminders that are new. */
  readonly planned: readonly string[];
  /** Keys of reminders that were planned and are not wanted any more. */
  readonly superseded: readonly string[];
  readonly held: readonly { readonly tenantId: string; readonly reason: Reason }[];
}
