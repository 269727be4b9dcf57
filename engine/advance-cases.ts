import type { WorkOrder } from '../adapters/store/store.ts';
import type { Reason } from '../core/lock/reason.ts';
import type { CaseChange } from './case-change.ts';

export interface AdvanceReport {
  /** Keys of orders to put on the wire. */
  readonly orders: readonly string[];
  /** Keys of documents (notices, warnings) to put on the wire. */
  readonly documents: readonly string[];
  readonly cases: readonly CaseChange[];
  readonly workOrders: readonly WorkOrder[];
  readonly refusals: readonly { readonly caseId: string; readonly tenantId: string; readonly reasons: readonly Reason[] }[];
}
