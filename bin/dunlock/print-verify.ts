import type { VerifyReport } from '../../engine/verify-audit.ts';
import type { Printed } from './printed.ts';

export function printVerify(report: VerifyReport): Printed {
  const lines = [`${report.ok ? 'holds' : 'DOES NOT HOLD'}: ${report.records} records, head ${report.head}`];
  if (report.broken) lines.push(`  broken at record ${report.broken.seq}: ${report.broken.reason}`);
  for (const check of report.checks) lines.push(`  ${check.ok ? 'ok  ' : 'FAIL'} ${check.name}: ${check.detail}`);
  for (const what of report.notProven) lines.push(`  not proven: ${what}`);
  return { text: lines.join('\n'), code: report.ok ? 0 : 1 };
}
