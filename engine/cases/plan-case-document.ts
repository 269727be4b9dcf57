import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import { openMinor } from '../../core/ledger/ledger.ts';
import type { LockCase } from '../../core/lock/case.ts';
import type { EngineContext } from '../context.ts';
import { planDocument } from '../documents/plan-document.ts';

/** A document of a case, before its text is written. */
export interface CaseDocument {
  readonly className: 'notice' | 'warning' | 'unlock-note';
  readonly key: string;
  readonly dueAt: Instant;
  /** What the document says beyond its charges. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/**
 * Plans a document with what the tenant has to know: which charges, how much in all, where to pay it to, and the chain's head as an anchor.
 * It does not expire: until somebody takes it, it is named again, and it is superseded when its case ends.
 */
export async function planCaseDocument(
  tx: StoreTransaction,
  context: EngineContext,
  lockCase: LockCase,
  document: CaseDocument,
): Promise<string> {
  const open = (await tx.ledger.balancesOf(lockCase.chargeIds)).filter((balance) => openMinor(balance) > 0);
  const { tenantId, caseId, currency, clockDate } = lockCase;
  return planDocument(tx, context, {
    className: document.className,
    tenantId,
    caseId,
    key: document.key,
    dueAt: document.dueAt,
    expiresAt: null,
    data: {
      ...document.more,
      reference: `${tenantId}/${clockDate}`,
      charges: open.map((balance) => ({
        chargeId: balance.charge.chargeId,
        debtType: balance.charge.debtType,
        openMinor: openMinor(balance),
        currency: balance.charge.amount.currency,
        dueDate: balance.charge.dueDate,
      })),
      totalMinor: open.reduce((sum, balance) => sum + openMinor(balance), 0),
      currency,
      dueDate: clockDate,
      auditHead: (await tx.audit.head()).hash,
    },
  });
}
