import { formatMinor } from '../../../core/money/decimal.ts';
import { columns, type ReportTable, type Row } from '../table.ts';
import type { ChargeCredit, ChargeDetail } from './charge-detail.ts';
import type { ChargesReport } from './charges.ts';
import type { NotCharged } from './not-charged.ts';

/** Charges, each followed by the credits on it, and what waits, which has no amount yet. `periodTo` is the first day after. */
export function chargesTable({ charges, waiting }: ChargesReport): ReportTable {
  return {
    columns: columns(
      ...['kind', 'id', 'about', 'leaseId', 'lineId', 'debtType', 'periodFrom', 'periodTo', 'issueDate', 'dueDate'],
      ...['amount>', 'tax>', 'paid>', 'credited>', 'open>', 'currency', 'creditor', 'creditorRole', 'working', 'waits', 'toDo'],
    ),
    rows: [
      ...charges.flatMap((charge) => [chargeRow(charge), ...charge.credits.map((credit) => creditRow(charge, credit))]),
      ...waiting.map(waitingRow),
    ],
  };
}

function chargeRow(charge: ChargeDetail): Row {
  const { amount, tax, paid, credited, open, creditor } = charge;
  return {
    ...{ kind: charge.backfilled ? 'history' : charge.kind, id: charge.chargeId, about: charge.about ?? '' },
    ...{ leaseId: charge.leaseId ?? '', lineId: charge.lineId ?? '', debtType: charge.debtType },
    ...{ periodFrom: charge.periodFrom ?? '', periodTo: charge.periodTo ?? '', issueDate: charge.issueDate, dueDate: charge.dueDate },
    ...{ amount: formatMinor(amount), tax: formatMinor(tax), paid: formatMinor(paid), credited: formatMinor(credited) },
    ...{ open: formatMinor(open), currency: amount.currency, creditor: creditor.party, creditorRole: creditor.role },
    working: charge.working,
  };
}

function creditRow(charge: ChargeDetail, { creditId, kind, amount, tax, reason, effectiveOn }: ChargeCredit): Row {
  return {
    ...{ kind, id: creditId, about: charge.chargeId, leaseId: charge.leaseId ?? '', lineId: charge.lineId ?? '' },
    ...{ debtType: charge.debtType, issueDate: effectiveOn, currency: amount.currency, working: reason },
    ...{ amount: formatMinor({ ...amount, minor: 0 - amount.minor }), tax: formatMinor({ ...tax, minor: 0 - tax.minor }) },
  };
}

function waitingRow({ leaseId, lineId, chargeId, from, to, key, reason, remedy }: NotCharged): Row {
  return {
    ...{ kind: `waits: ${key}`, about: chargeId ?? '', leaseId, lineId, periodFrom: from ?? '', periodTo: to ?? '' },
    ...{ waits: reason, toDo: remedy },
  };
}
