import { epochMs, instantAt } from '../../core/calendar/civil.ts';
import type { TwinContext } from '../twin-context.ts';
import { type SimulatedDtu, simulateDtu } from './dtu.ts';
import { isAway, type Outage, outage } from './outage.ts';

/** All DTUs of the estate that the twin has secrets for, each with its meters and its outages. */
export function simulateDtus(context: TwinContext, mqttUrl: string): SimulatedDtu[] {
  const { state, timeZone, estate, fleet } = context;
  const { seed, start } = state;
  const startMs = epochMs(instantAt(start, '00:00', timeZone));
  const dtuIds = estate.mall.estate.dtus.map(({ dtuId }) => dtuId);
  const known = new Map<number, Outage>();
  const outages = (nth: number): Outage => {
    const found = known.get(nth) ?? outage({ seed, start, timeZone, dtuIds, nth });
    known.set(nth, found);
    return found;
  };
  return dtuIds.flatMap((dtuId) => {
    const secret = state.secrets.find((one) => one.dtuId === dtuId);
    const meters = [...fleet.values()].filter(({ installation }) => installation.dtuId === dtuId);
    return secret ? [simulateDtu({ context, mqttUrl, secret, meters, away: (ms) => isAway(outages, startMs, dtuId, ms) })] : [];
  });
}
