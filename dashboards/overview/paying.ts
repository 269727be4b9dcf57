import { histogram } from '../builder/histogram.ts';
import type { Section } from '../builder/layout.ts';
import { thresholds } from '../builder/panel.ts';
import { table } from '../builder/table.ts';
import { rows, series } from '../builder/target.ts';
import { timeseries } from '../builder/timeseries.ts';
import type { SiteMoney } from './site-money.ts';

/** How the tenants pay: money over time, who stands in which band of P, and how P is spread. */
export function paying(money: SiteMoney): Section {
  const amount = (refId: string, alias: string, field: string) =>
    series(refId, alias, { columns: { value: `last("${field}") / ${money.minorPerMajor}` }, from: 'site_day', fill: 'null' });
  const band = (refId: string, alias: string, field: string) =>
    series(refId, alias, { columns: { value: `last("${field}")` }, from: 'site_day', fill: 'null' });
  const percentile = (refId: string, alias: string, n: number) =>
    series(refId, alias, { columns: { value: `percentile("p", ${n})` }, from: 'tenant_score', fill: 'null' });
  return {
    id: 101,
    title: 'How tenants pay',
    panels: [
      timeseries(
        {
          id: 10,
          title: 'Charged, paid and overdue',
          description: 'What fell due in the last 30 days, what was paid of it, and everything overdue.',
          unit: money.unit,
          decimals: 0,
          interval: '1h',
        },
        [
          amount('A', 'Charged, 30 days', 'charged_minor'),
          amount('B', 'Paid of it', 'paid_minor'),
          amount('C', 'Overdue', 'overdue_minor'),
        ],
        { legend: ['lastNotNull'] },
      ),
      timeseries(
        {
          id: 11,
          title: 'Tenants per band of P',
          description:
            'P predicts how a tenant pays, from 0 to 1; its band sets when reminders go out and how many. Stacked: the whole is all scored tenants.',
          unit: 'none',
          decimals: 0,
          interval: '1h',
        },
        [
          band('A', 'reliable', 'band_reliable'),
          band('B', 'usual', 'band_usual'),
          band('C', 'wavering', 'band_wavering'),
          band('D', 'at risk', 'band_at_risk'),
        ],
        { stack: true, legend: ['lastNotNull'] },
      ),
      histogram(
        {
          id: 12,
          title: 'P of all tenants',
          description:
            'The latest P of each tenant. Two hills are normal; a single one in the middle means that the factors do not tell the tenants apart.',
          unit: 'none',
          decimals: 2,
        },
        rows('A', { columns: { P: 'last("p")' }, from: 'tenant_score', by: ['tenant'] }),
        { bucketSize: 0.05 },
      ),
      timeseries(
        {
          id: 13,
          title: 'P over time',
          description:
            'The tenth, fiftieth and ninetieth of a hundred tenants. A falling tenth shows trouble before the collection rate does.',
          unit: 'none',
          decimals: 2,
          interval: '1d',
        },
        [percentile('A', '90 %', 90), percentile('B', 'median', 50), percentile('C', '10 %', 10)],
        { width: 8, max: 1, legend: ['lastNotNull'] },
      ),
      table(
        {
          id: 14,
          title: 'Lowest P',
          description: 'The latest P of each tenant, the lowest first. `dunlock score TENANT` says which factors made it.',
          unit: 'none',
          decimals: 2,
        },
        rows('A', { columns: { P: 'last("p")' }, from: 'tenant_score', by: ['tenant'] }),
        { sortBy: 'P', descending: false, thresholds: thresholds('red', [0.35, 'orange'], [0.6, 'text']) },
      ),
    ],
  };
}
