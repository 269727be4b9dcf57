import { formatMoney } from '../../core/money/decimal.ts';
import { UNKNOWN_TENANT, type WhyReport } from '../../engine/why.ts';
import { EXIT } from './exit-code.ts';
import type { Printed } from './printed.ts';

export function printWhy(report: WhyReport): Printed {
  const [unknown] = report.noCase;
  if (unknown?.rule === UNKNOWN_TENANT) return { text: `${unknown.text} [report/${UNKNOWN_TENANT}]`, code: EXIT.refused };
  const { score } = report;
  const lines = [`${report.tenantName} (${report.tenantId})`];
  lines.push(score ? `P ${score.p.toFixed(3)}, band ${score.band}, as of ${score.asOf}` : 'not scored yet');
  for (const c of report.cases) {
    lines.push('', `Case ${c.caseId}: ${c.rung}, ${formatMoney(c.debt)} open`);
    if (c.next) lines.push(`  Between it and '${c.next}':`, ...c.standsBetween.map((r) => `    ${r.rule}: ${r.text}`));
  }
  if (report.noCase.length > 0) lines.push('', 'No case:', ...report.noCase.map((r) => `  ${r.rule}: ${r.text}`));
  for (const hold of report.holds)
    lines.push('', `Hold ${hold.holdId}: ${hold.type} until ${hold.until}, by ${hold.owner}: ${hold.reason}`);
  if (report.messages.length > 0) lines.push('', 'Messages:');
  for (const m of report.messages) lines.push(`  ${m.dueAt}  ${m.className}  ${m.state}${m.reason ? `: ${m.reason}` : ''}`);
  return { text: lines.join('\n'), code: EXIT.done };
}
