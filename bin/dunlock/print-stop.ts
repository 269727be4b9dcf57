import type { StopReport } from '../../engine/set-stop.ts';
import type { Printed } from './printed.ts';

export function printStop(report: StopReport): Printed {
  const lines = [`${report.ok ? 'done' : 'refused'}: ${report.reason}`];
  if (report.stopId) lines.push(`  ${report.stopId}`);
  for (const order of report.orders) lines.push(`  ${order}`);
  return { text: lines.join('\n'), code: report.ok ? 0 : 1 };
}
