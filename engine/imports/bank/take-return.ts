import type { Outflow } from '../../../core/ledger/ledger.ts';
import type { EngineContext } from '../../context.ts';
import type { OutflowReport } from '../../payments/outflow-report.ts';
import { takeBack } from '../../payments/take-back.ts';
import type { BankReturn } from './bank-item.ts';
import { findReturned } from './find-returned.ts';

/** What came of a return: booked (`isNew`: not before), or why not; `isUnknown`: its payment may stand further down in the file. */
export type TakenReturn =
  | { readonly ok: true; readonly isNew: boolean; readonly report: OutflowReport }
  | { readonly ok: false; readonly reason: string; readonly isUnknown: boolean };

/** Books money that the bank took back against the payment that it names, in a transaction of its own. @param origin the file that says so */
export async function takeReturn(context: EngineContext, back: BankReturn, origin: string): Promise<TakenReturn> {
  return context.store.transaction(async (tx) => {
    const { outflowId, because: kind, amount, reason, happenedAt } = back;
    const booked = await tx.ledger.outflow(outflowId);
    if (booked !== null && isSameReturn(booked, back)) return { ok: true, isNew: false, report: bookedBefore(booked) };
    const found = await findReturned(tx, back);
    if (found.paymentId === null) return { ok: false, reason: found.reason, isUnknown: found.isUnknown };
    const outflow = { outflowId, paymentId: found.paymentId, kind, amount, by: origin, reason, happenedAt, knownAt: context.clock.now() };
    const report = await takeBack(tx, context, outflow, null);
    return report.ok
      ? { ok: true, isNew: booked === null, report }
      : { ok: false, reason: `${found.paymentId}: ${report.reason}`, isUnknown: false };
  });
}

/* By the file before, or by a person whom it had told the id. A bank may begin its numbers anew: what was booked earlier than this happened is another. */
function isSameReturn({ kind, amount, knownAt }: Outflow, back: BankReturn): boolean {
  const isSame = amount.minor === back.amount.minor && amount.currency === back.amount.currency;
  return kind !== 'refunded' && isSame && knownAt >= back.happenedAt;
}

function bookedBefore({ kind, outflowId, paymentId, amount }: Outflow): OutflowReport {
  const nothing = { tenantId: null, allocated: [], cases: [], orders: [] };
  return { ok: true, kind, reason: `${outflowId} was booked before`, outflows: [{ outflowId, paymentId, amount }], ...nothing };
}
