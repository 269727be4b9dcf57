import { describe, expect, it } from 'vitest';
import type { Instant } from '../../core/calendar/civil.ts';
import { SimulatedClock } from '../../core/calendar/simulated-clock.ts';
import { OrderDispatcher } from '../../site/order-dispatcher.ts';

const NOON: Instant = '2026-01-05T04:00:00.000Z';

describe('the order dispatcher', () => {
  it('lets an order whose step threw rest for a minute, and others go on', async () => {
    const clock = new SimulatedClock(NOON);
    const tried: [string, string][] = [];
    const open = new Set(['bad', 'good']);
    const failures: string[] = [];
    const dispatcher = new OrderDispatcher(
      clock,
      {
        due: async () => [...open],
        nextAt: async () => null,
        carryOut: async (orderId) => {
          tried.push([orderId, clock.now().slice(11, 19)]);
          if (orderId === 'bad' && tried.length < 4) throw new Error('disk full');
          open.delete(orderId);
          return null;
        },
      },
      () => {},
      (error) => failures.push(String(error)),
    );
    dispatcher.look();
    await clock.advanceTo('2026-01-05T04:05:00.000Z');
    expect(tried.filter(([id]) => id === 'good')).toHaveLength(1);
    expect(tried.filter(([id]) => id === 'bad').map(([, at]) => at)).toEqual(['04:00:00', '04:01:00', '04:02:00']);
    expect(failures).toHaveLength(2);
  });

  it('holds civil time until every step it began has ended, and closes after them', async () => {
    const clock = new SimulatedClock(NOON);
    let end = (): void => {};
    let ended = false;
    const dispatcher = new OrderDispatcher(
      clock,
      {
        due: async () => (ended ? [] : ['slow']),
        nextAt: async () => null,
        carryOut: () =>
          new Promise((resolve) => {
            end = () => {
              ended = true;
              resolve(null);
            };
          }),
      },
      () => {},
      () => {},
    );
    dispatcher.look();
    const moved = clock.advanceTo('2026-01-05T05:00:00.000Z');
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.now()).toBe(NOON);
    const closed = dispatcher.close();
    end();
    await Promise.all([moved, closed]);
    expect(clock.now()).toBe('2026-01-05T05:00:00.000Z');
  });
});
