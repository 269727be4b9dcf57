import type { Section } from '../builder/layout.ts';
import { table } from '../builder/table.ts';
import { rows, series } from '../builder/target.ts';
import { timeseries } from '../builder/timeseries.ts';

/** What the site said to tenants, and how far its cases have come. */
export function asking(dayBegins: string): Section {
  const rung = (refId: string, name: string) =>
    series(refId, name, { columns: { value: `last("rung_${name}")` }, from: 'site_day', fill: 'null' });
  return {
    id: 102,
    title: 'Messages and cases',
    panels: [
      timeseries(
        {
          id: 20,
          title: 'Messages per class',
          description:
            'Per day of the site. Bills, notices, warnings and unlock notes are documents; reminders are courtesy, planned by P.',
          unit: 'none',
          decimals: 0,
          interval: '1d',
        },
        [series('A', '$tag_class', { columns: { messages: 'sum("count")' }, from: 'message', by: ['class'], fill: '0', dayBegins })],
        { draw: 'bars', legend: ['sum'] },
      ),
      timeseries(
        {
          id: 21,
          title: 'Messages per outcome',
          description:
            'Per day of the site. “unknown” wants a person: nobody can say whether the tenant got it, and it is not sent again blindly.',
          unit: 'none',
          decimals: 0,
          interval: '1d',
        },
        [series('A', '$tag_outcome', { columns: { messages: 'sum("count")' }, from: 'message', by: ['outcome'], fill: '0', dayBegins })],
        { draw: 'bars', legend: ['sum'] },
      ),
      timeseries(
        {
          id: 22,
          title: 'Cases per rung',
          description:
            'Cases on each rung of the evidence ladder at the end of each day. A case that stays on “warned” waits for an approval or has a hold.',
          unit: 'none',
          decimals: 0,
          interval: '1h',
        },
        [
          rung('A', 'notified'),
          rung('B', 'warned'),
          rung('C', 'approved'),
          rung('D', 'locking'),
          rung('E', 'locked'),
          rung('F', 'unlocking'),
        ],
        { width: 14, legend: ['lastNotNull'] },
      ),
      table(
        {
          id: 23,
          title: 'Refusals by rule',
          description: 'Why cases were not allowed to go on, counted over the time range. The rules are explained in docs/rules.md.',
          unit: 'none',
          decimals: 0,
        },
        rows('A', { columns: { Refusals: 'sum("count")' }, from: 'refusal', by: ['rule'] }),
        { width: 10, sortBy: 'Refusals', descending: true },
      ),
    ],
  };
}
