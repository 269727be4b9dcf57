import type { CivilDate } from '../../calendar/civil.ts';
import { plusMonths } from '../../calendar/month.ts';
import { shareHalfUp } from '../../money/rounding.ts';
import type { Escalation, FixedBasis } from '../line-basis.ts';

/** From this day on the amount of a basis is this; null = from the first day on. */
export interface Rate {
  readonly from: CivilDate | null;
  readonly amountMinor: number;
}

/**
 * The amounts of a fixed basis in order, up to those that begin before `before`. A step says the amount itself; an escalation raises the
 * amount last reached (or, not compound, by the same part of the first amount or the last step), each time rounded half up to the minor unit. On the day of a step
 * no escalation is added.
 */
export function ratesOf({ amountMinor, steps, escalation }: FixedBasis, before: CivilDate): readonly Rate[] {
  const rates: Rate[] = [{ from: null, amountMinor }];
  let stepAmount = amountMinor;
  let reached = amountMinor;
  const risesBefore = escalation === null ? [] : escalationDays(escalation, before);
  const days = [...new Set([...steps.map(({ from }) => from), ...risesBefore])].filter((day) => day < before).sort();
  for (const day of days) {
    const step = steps.find(({ from }) => from === day);
    if (step !== undefined) {
      stepAmount = step.amountMinor;
      reached = step.amountMinor;
    } else if (escalation !== null) reached += shareHalfUp(escalation.compound ? reached : stepAmount, escalation.percentBp, 10_000);
    rates.push({ from: day, amountMinor: reached });
  }
  return rates;
}

function escalationDays({ first, everyMonths }: Escalation, before: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let count = 0, day = first; day < before; count++, day = plusMonths(first, everyMonths * count))
    if (days.at(-1) !== day) days.push(day);
  return days;
}
