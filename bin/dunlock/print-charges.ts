import { type CivilDate, plusDays } from '../../core/calendar/civil.ts';
import { formatMoney } from '../../core/money/decimal.ts';
import { daysInWords } from '../../engine/feeds/what-to-do.ts';
import type { ChargeDetail } from '../../engine/reports/charges/charge-detail.ts';
import type { ChargesReport } from '../../engine/reports/charges/charges.ts';
import type { NotCharged } from '../../engine/reports/charges/not-charged.ts';

/** Each charge with its days, amount and working, what changed it and what is open; then what waits, why, and what to do. */
export function printCharges({ tenantId, tenantName, leaseId, asOf, charges, waitingAsOf, waiting }: ChargesReport): string {
  const of = `${tenantName} (${tenantId})${leaseId === null ? '' : `, lease ${leaseId}`}`;
  return [
    `Charges of ${of} as of ${asOf}`,
    ...(charges.length === 0 ? ['', 'Nothing was charged.'] : charges.flatMap(chargeLines)),
    '',
    waiting.length === 0
      ? `Nothing that is due by now (${waitingAsOf}) waits to be charged.`
      : `Due and not charged, by what is known now (${waitingAsOf}):`,
    ...waiting.flatMap(waitingLines),
  ].join('\n');
}

function chargeLines(charge: ChargeDetail): string[] {
  const { chargeId, kind, about, amount, tax, paid, open, creditor, working, credits, backfilled } = charge;
  const pad = about === null ? '' : '  ';
  const name = kind === 'charge' ? '' : ` (${kind}${about === null ? '' : ` on ${about}`})`;
  const settled = backfilled ? 'history' : open.minor === 0 ? 'settled' : `open ${formatMoney(open)}`;
  const paidOf = paid.minor === 0 ? '' : `, paid ${formatMoney(paid)}`;
  return [
    ...(about === null ? [''] : []),
    `${pad}${chargeId}${name}: ${charge.debtType}${daysText(charge.periodFrom, charge.periodTo)}, due ${charge.dueDate}`,
    `${pad}  ${formatMoney(amount)}${tax.minor === 0 ? '' : ` (tax in it ${formatMoney(tax)})`}${paidOf}, ${settled}; owed to ${creditor.party} (${creditor.role}), issued ${charge.issueDate}`,
    ...(working === '' ? [] : [`${pad}  ${working}`]),
    ...credits.map(
      (credit) =>
        `${pad}  less ${formatMoney(credit.amount)}: ${credit.kind} ${credit.creditId} of ${credit.effectiveOn} by ${credit.by}: ${credit.reason}`,
    ),
  ];
}

function waitingLines({ leaseId, lineId, chargeId, from, to, key, reason, remedy }: NotCharged): string[] {
  const what = chargeId === null ? '' : `, adjustment of ${chargeId}`;
  return ['', `${leaseId}/${lineId}${daysText(from, to)}${what}: ${reason} [${key}]`, `  to do: ${remedy}`];
}

function daysText(from: CivilDate | null, to: CivilDate | null): string {
  if (from === null || to === null) return '';
  return ` ${daysInWords({ from, through: plusDays(to, -1) })}`;
}
