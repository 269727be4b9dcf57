import { formatMinor, formatMoney } from '../../core/money/decimal.ts';
import type { StatementLine, StatementReport } from '../../engine/reports/statement.ts';
import { table } from './printed.ts';

/** The account of a tenant, as it could be handed to it: what each charge is for, under which id, and how it came about. */
export function printStatement(report: StatementReport): string {
  const lines = [`Statement of ${report.tenantName} (${report.tenantId}) as of ${report.asOf}`, ''];
  const rows = report.lines.map((l) => [l.date, l.kind, l.id, whatOf(l), formatMinor(l.amount), formatMoney(l.balance)]);
  lines.push(...table([['date', 'kind', 'id', 'what', 'amount', 'balance'], ...rows], '<<<<>>'), '');
  lines.push(`Balance: ${report.balances.map(formatMoney).join(', ') || 'nothing'}`);
  for (const item of report.open) {
    const late = item.daysOverdue > 0 ? `, ${item.daysOverdue} days overdue` : '';
    lines.push(`  open: ${formatMoney(item.open)} of ${item.chargeId} (${item.debtType}), due ${item.dueDate}${late}`);
  }
  return lines.join('\n');
}

function whatOf({ text, charge }: StatementLine): string {
  const tax = charge === null || charge.tax.minor === 0 ? '' : `tax ${formatMinor(charge.tax)}`;
  const more = [charge?.working ?? '', tax].filter((part) => part !== '').join('; ');
  return more === '' ? text : `${text} (${more})`;
}
