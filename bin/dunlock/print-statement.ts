import { formatMinor, formatMoney } from '../../core/money/decimal.ts';
import type { StatementReport } from '../../engine/reports/statement.ts';
import { type Printed, table } from './printed.ts';

export function printStatement(report: StatementReport): Printed {
  const lines = [`Statement of ${report.tenantName} (${report.tenantId}) as of ${report.asOf}`, ''];
  const rows = report.lines.map((l) => [l.date, l.kind, l.text, formatMinor(l.amount), formatMoney(l.balance)]);
  lines.push(...table([['date', 'kind', 'what', 'amount', 'balance'], ...rows], '<<<>>'), '');
  lines.push(`Balance: ${report.balances.map(formatMoney).join(', ') || 'nothing'}`);
  for (const item of report.open) {
    const late = item.daysOverdue > 0 ? `, ${item.daysOverdue} days overdue` : '';
    lines.push(`  open: ${formatMoney(item.open)} of ${item.chargeId} (${item.debtType}), due ${item.dueDate}${late}`);
  }
  return { text: lines.join('\n'), code: 0 };
}
