import { formatMoney } from '../../core/money/decimal.ts';
import type { CaseChange } from '../../engine/case-change.ts';
import type { CreditReport } from '../../engine/credit-charge.ts';
import type { MatchReport } from '../../engine/payments/match-report.ts';
import type { OutflowReport } from '../../engine/payments/outflow-report.ts';
import type { SuspenseReport } from '../../engine/payments/suspense.ts';
import type { Printed } from './printed.ts';

/** Each payment with what the bank says of it, why it is nobody's, and whose it could be. */
export function printSuspense({ items, next }: SuspenseReport): Printed {
  if (items.length === 0) return { text: 'Nothing is in suspense.', code: 0 };
  const lines: string[] = [];
  for (const { payment, left, reason, suggestions } of items) {
    const { paymentId, payer, payerAccount, reference, paidAt } = payment;
    lines.push(`${paymentId}  ${formatMoney(left)}  paid ${paidAt}`);
    lines.push(`  payer '${payer}'${payerAccount === '' ? '' : ` (${payerAccount})`}, reference '${reference}'`);
    lines.push(`  nobody's: ${reason}`);
    if (suggestions.length === 0) lines.push('  nothing speaks for any tenant');
    for (const one of suggestions) {
      const meant = one.reference === '' ? '' : ` for ${one.reference}`;
      lines.push(`  could be ${one.tenantId}'s${meant} (${one.points}): ${one.reasons.map(({ text }) => text).join('; ')}`);
    }
    lines.push('');
  }
  lines.push(next === null ? `${items.length} in suspense` : `more: dunlock suspense --after ${next}`);
  return { text: lines.join('\n'), code: 0 };
}

/** What came of a match. */
export function printMatch(report: MatchReport): Printed {
  const { remembered } = report;
  const lines = [headline(report), ...report.allocated.map(({ chargeId, minor }) => `  ${minor} (minor units) set against ${chargeId}`)];
  if (report.ok && report.leftMinor > 0) lines.push(`  ${report.leftMinor} (minor units) left`);
  if (remembered?.state === 'kept') lines.push(`  remembered: this payer pays for ${remembered.tenantIds.join()}`);
  if (remembered?.state === 'several') lines.push(`  this payer pays for ${remembered.tenantIds.join(' and ')}: each payment wants a word`);
  if (remembered?.state === 'unknown-payer') lines.push('  nothing is remembered: the bank does not say who paid');
  return { text: [...lines, ...followed(report)].join('\n'), code: report.ok ? 0 : 1 };
}

/** What came of money that went back. */
export function printOutflow(report: OutflowReport): Printed {
  const lines = report.outflows.map(({ outflowId, paymentId, amount }) => `  ${outflowId}: ${formatMoney(amount)} of ${paymentId}`);
  return { text: [headline(report), ...lines, ...moved(report), ...followed(report)].join('\n'), code: report.ok ? 0 : 1 };
}

/** What came of a credit note or write-off. */
export function printCredit(report: CreditReport): Printed {
  const lines = report.creditId === null ? [] : [`  ${report.creditId}`];
  return { text: [headline(report), ...lines, ...moved(report), ...followed(report)].join('\n'), code: report.ok ? 0 : 1 };
}

function headline({ ok, reason }: { readonly ok: boolean; readonly reason: string }): string {
  return `${ok ? 'done' : 'refused'}: ${reason}`;
}

function moved({ allocated }: Pick<OutflowReport, 'allocated'>): string[] {
  return allocated.map(({ paymentId, chargeId, minor }) => {
    return minor < 0
      ? `  ${-minor} (minor units) of ${paymentId} no longer pay ${chargeId}`
      : `  ${minor} (minor units) of ${paymentId} set against ${chargeId}`;
  });
}

function followed({ cases, orders }: { readonly cases: readonly CaseChange[]; readonly orders: readonly string[] }): string[] {
  return [
    ...cases.map(({ caseId, rung, because }) => `  case ${caseId}: ${rung}, ${because}`),
    ...orders.map((order) => `  unlock ordered: ${order}`),
  ];
}
