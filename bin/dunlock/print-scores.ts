import type { ScoreReport } from '../../engine/score-tenants.ts';
import { EXIT } from './exit-code.ts';
import { type Printed, table } from './printed.ts';

export function printScores(report: ScoreReport, withContributions: boolean): Printed {
  if (report.scores.length === 0 && report.rejects.length > 0) {
    return { text: report.rejects.map(({ reason }) => `${reason} [report/unknown-tenant]`).join('\n'), code: EXIT.refused };
  }
  const scores = [...report.scores].sort((a, b) => b.p - a.p || (a.tenantId < b.tenantId ? -1 : 1));
  const lines = table(
    [['tenant', 'P', 'band', 'confidence', 'as of'], ...scores.map((s) => [s.tenantId, s.p.toFixed(3), s.band, s.confidence, s.asOf])],
    '<><<<',
  );
  if (withContributions) {
    for (const score of scores) {
      const rows = score.contributions.map((c) => [c.factor, c.value.toFixed(3), String(c.weight), signed(c.contribution)]);
      lines.push('', `P = ${score.offset.toFixed(3)} and, by weights ${score.weights}:`);
      lines.push(...table([['factor', 'value', 'weight', 'moves P by'], ...rows], '<>>>').map((line) => `  ${line}`));
    }
  }
  for (const reject of report.rejects) lines.push(`${reject.tenantId}: ${reject.reason}`);
  return { text: lines.join('\n'), code: report.rejects.length > 0 ? EXIT.refused : EXIT.done };
}

function signed(n: number): string {
  return `${n < 0 ? '−' : '+'}${Math.abs(n).toFixed(3)}`;
}
