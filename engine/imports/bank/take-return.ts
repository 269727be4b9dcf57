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
    const found = await findReturned(tx, back);
    if (found.paymentId === null) return { ok: false, reason: found.reason, isUnknown: found.isUnknown };
    const { outflowId, because: kind, amount, reason, happenedAt } = back;
    const outflow = { outflowId, paymentId: found.paymentId, kind, amount, by: origin, reason, happenedAt, knownAt: context.clock.now() };
    const isNew = (await tx.ledger.outflowsOf([found.paymentId])).every((before) => before.outflowId !== outflowId);
    const report = await takeBack(tx, context, outflow, null);
    return report.ok ? { ok: true, isNew, report } : { ok: false, reason: `${found.paymentId}: ${report.reason}`, isUnknown: false };
  });
}
