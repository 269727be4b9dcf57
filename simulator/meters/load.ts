import type { Utility } from '../../core/estate/estate.ts';
import type { Trade } from '../estate/trades.ts';
import { stream } from '../random/stream.ts';
import { dayShape, STEPS_PER_DAY } from './shape.ts';

/** What a shop would draw in a step if nothing hindered it: whole W or l/h. */
export type Load = (step: number) => number;

/**
 * The load of one meter: by trade and hour of the day, with noise. The draws of a day depend on the seed, the meter and that day alone,
 * so that a twin that was away works out the same registers.
 */
export function loadOf(options: { seed: number; meterId: string; utility: Utility; trade: Trade; timeZone: string }): Load {
  const { seed, meterId, utility, trade, timeZone } = options;
  const size = 0.7 + 0.6 * stream(seed, 'size', meterId).unit();
  let day = Number.NaN;
  let loads: number[] = [];
  return (step) => {
    const wanted = Math.floor(step / STEPS_PER_DAY);
    if (wanted !== day) {
      day = wanted;
      const draw = stream(seed, 'load', meterId, String(day));
      const { hours, weekdays } = dayShape(day, timeZone);
      loads = hours.map((hour, index) => {
        const busy = (weekdays[index] ?? 1) >= 6 ? 1.15 : 1;
        const open = hour >= trade.opens && hour < trade.closes;
        const noise = draw.unit();
        const chance = draw.unit();
        return Math.round(size * (utility === 'water' ? water(trade, open, chance, noise) : watts(trade, open, noise) * busy));
      });
    }
    return loads[step - day * STEPS_PER_DAY] ?? 0;
  };
}

function watts(trade: Trade, open: boolean, noise: number): number {
  return open ? trade.watts.open * (0.8 + 0.4 * noise) : trade.watts.standby * (0.9 + 0.2 * noise);
}

function water(trade: Trade, open: boolean, chance: number, noise: number): number {
  return open && chance < trade.water.share ? trade.water.litresPerHour * (0.5 + noise) : 0;
}
