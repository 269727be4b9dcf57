import { FACTORS } from './factors/registry.ts';
import type { Score } from './score.ts';

const labels = new Map(FACTORS.map((factor) => [factor.id, factor.label]));

/**
 * A score in lines that the tenant it is about can follow: P, then each factor with its share of P, the greatest first.
 * Factors that did nothing are left out.
 */
export function explainScore(score: Score): string[] {
  const moved = score.contributions.filter(({ contribution }) => contribution !== 0);
  moved.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return [
    `P = ${score.p.toFixed(3)} (${score.band}) as of ${score.asOf}, weights ${score.weights}, confidence ${score.confidence}`,
    `${signed(score.offset)}  where everybody starts`,
    ...moved.map(
      ({ factor, value, contribution }) => `${signed(contribution)}  ${labels.get(factor) ?? factor} (${factor} = ${value.toFixed(2)})`,
    ),
  ];
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
