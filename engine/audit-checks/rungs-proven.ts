import type { AuditRecord, StoreTransaction } from '../../adapters/store/store.ts';
import { DAY_MS, type Instant, instantAt, plusDays, plusMs } from '../../core/calendar/civil.ts';
import { isVouchedFor } from '../../core/lock/actor.ts';
import type { Approval, LockCase } from '../../core/lock/case.ts';
import { deliveredAt } from '../../core/lock/delivery.ts';
import type { EngineContext } from '../context.ts';
import { readDocument } from '../lock-facts/document-facts.ts';
import { auditCheck, type ChainReader } from './check.ts';
import { isPayable } from './paid-before.ts';

/** What stands in the chain of a case before a frame of it. */
interface Before {
  readonly approved?: AuditRecord;
  /** The last decision of the stage of its frame. */
  readonly decided?: AuditRecord;
}

/**
 * Looks behind every lock frame, independently of the decisions: the notice and the warning delivered before it and their periods kept,
 * an approval before it in the chain, a last decision that allowed it, and charges that were still open.
 */
export function rungsProven(context: EngineContext): ChainReader {
  const wrong: string[] = [];
  const before = new Map<string, Before>();
  let frames = 0;
  return {
    async next(record) {
      const { kind, caseIds } = record;
      if (kind === 'approval') for (const id of caseIds) before.set(id, { ...before.get(id), approved: record });
      if (kind === 'decision/may-lock' && record.body.includes('"stage":"frame"'))
        for (const id of caseIds) before.set(id, { ...before.get(id), decided: record });
      if (kind !== 'order/frame') return;
      const body: { orderId: string; frame?: boolean } = JSON.parse(record.body);
      if (body.frame !== true) return;
      frames++;
      for (const caseId of caseIds) {
        const missing = await context.store.read((tx) => whatIsMissing(tx, context, caseId, record.at, before.get(caseId) ?? {}));
        wrong.push(...missing.map((what) => `${body.orderId}: ${what}`));
      }
    },
    end: () => auditCheck('every lock has the evidence of each rung', wrong, `${frames} lock frames`),
  };
}

async function whatIsMissing(
  tx: StoreTransaction,
  context: EngineContext,
  caseId: string,
  at: Instant,
  { approved, decided }: Before,
): Promise<string[]> {
  const lockCase = await tx.cases.get(caseId);
  if (!lockCase) return [`case ${caseId} is not known`];
  const missing = await papersMissing(tx, context, lockCase, at);
  if (context.pack.approval.required) missing.push(...approvalMissing(context, approved));
  if (!decided?.body.includes('"verdict":"allow"')) missing.push('no decision that allowed its frame');
  if (!(await isPayable(tx, lockCase, at))) missing.push('its charges were known to be paid');
  return missing;
}

function approvalMissing(context: EngineContext, record: AuditRecord | undefined): string[] {
  const approval: Partial<Approval> = record ? JSON.parse(record.body) : {};
  if (approval.decision !== 'approved') return ['no approval before it'];
  const { via, authenticated } = approval;
  const vouched = via !== undefined && authenticated !== undefined && isVouchedFor({ via, authenticated }, context.mode);
  return context.pack.approval.byPerson && !vouched ? ['nobody vouches for who approved it'] : [];
}

async function papersMissing(tx: StoreTransaction, context: EngineContext, lockCase: LockCase, at: Instant): Promise<string[]> {
  const { ladder } = context.pack;
  const missing: string[] = [];
  const noticed = await delivered(tx, context, lockCase.noticeId, at);
  const warned = lockCase.warningId === null ? null : await delivered(tx, context, lockCase.warningId, at);
  if (noticed === null) missing.push('the notice was not delivered before it');
  if (warned === null) missing.push('the warning was not delivered before it');
  else if (plusMs(warned, ladder.lockAfterWarningDays * DAY_MS) > at) missing.push('it came too soon after the warning');
  if (noticed !== null && warned !== null && plusMs(noticed, ladder.warningAfterNoticeDays * DAY_MS) > warned) {
    missing.push('the warning came too soon after the notice');
  }
  if (instantAt(plusDays(lockCase.clockDate, ladder.lockAfterDays), '00:00', context.timeZone) > at)
    missing.push('it came too soon after the due date');
  return missing;
}

/* Only what was known by then. */
async function delivered(tx: StoreTransaction, context: EngineContext, messageId: string, at: Instant): Promise<Instant | null> {
  const document = await readDocument(tx, messageId);
  const known = document && { ...document, evidence: document.evidence.filter((evidence) => evidence.knownAt <= at) };
  return deliveredAt(known, context.pack, context.mode, at);
}
