import type { Section } from '../builder/layout.ts';
import { series } from '../builder/target.ts';
import { timeseries } from '../builder/timeseries.ts';

/** What was switched, and whether the meters agree. */
export function switching(dayBegins: string): Section {
  const ordered = (action: 'lock' | 'unlock') => [
    series('A', '$tag_outcome', {
      columns: { orders: 'sum("count")' },
      from: 'switch_order',
      where: [`"action" = '${action}'`],
      by: ['outcome'],
      fill: '0',
      dayBegins,
    }),
    series('B', 'contradicted', {
      columns: { orders: 'sum("contradicted")' },
      from: 'switch_order',
      where: [`"action" = '${action}'`],
      fill: '0',
      dayBegins,
    }),
  ];
  const seconds = (refId: string, alias: string, of: string) =>
    series(refId, alias, { columns: { seconds: of }, from: 'switch_order', where: [`"action" = 'unlock'`], fill: 'null' });
  const soFar = (refId: string, alias: string, field: string) =>
    series(refId, alias, { columns: { value: `last("${field}")` }, from: 'site_day', fill: 'null' });
  return {
    id: 103,
    title: 'Lock and unlock',
    panels: [
      timeseries(
        {
          id: 30,
          title: 'Lock orders',
          description:
            'Circuits per day of the site. “done”: the meter itself reads open. “contradicted”: it still draws, so a person goes there.',
          unit: 'none',
          decimals: 0,
          interval: '1d',
        },
        ordered('lock'),
        { draw: 'bars', legend: ['sum'] },
      ),
      timeseries(
        {
          id: 31,
          title: 'Unlock orders',
          description:
            'Circuits per day of the site. Everything but “done” is a person without supply who has paid: look at the work orders.',
          unit: 'none',
          decimals: 0,
          interval: '1d',
        },
        ordered('unlock'),
        { draw: 'bars', legend: ['sum'] },
      ),
      timeseries(
        {
          id: 32,
          title: 'Time to unlock',
          description: 'From the moment a payment was known to the confirmed supply, at any hour of any day.',
          unit: 's',
          decimals: 0,
          interval: '1h',
        },
        [seconds('A', 'median', 'median("seconds")'), seconds('B', 'slowest', 'max("seconds")')],
        { legend: ['max'] },
      ),
      timeseries(
        {
          id: 33,
          title: 'Confirmed so far, and work orders',
          description: 'Locks and unlocks that the meters confirmed, and work orders for persons, as the daily summary counts them.',
          unit: 'none',
          decimals: 0,
          interval: '1h',
        },
        [
          soFar('A', 'locks confirmed', 'locks_confirmed'),
          soFar('B', 'unlocks confirmed', 'unlocks_confirmed'),
          soFar('C', 'work orders', 'work_orders'),
          soFar('D', 'circuits locked', 'circuits_locked'),
        ],
        { legend: ['lastNotNull'] },
      ),
    ],
  };
}
