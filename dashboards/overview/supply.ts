import type { Section } from '../builder/layout.ts';
import { series } from '../builder/target.ts';
import { timeseries } from '../builder/timeseries.ts';

/** What the meters say. */
export function supply(): Section {
  /** The sum over meters of each one's mean: a meter that reports twice in a bucket is counted once. */
  const drawn = (utility: 'electricity' | 'water') =>
    series('A', '$tag_dtu', {
      columns: { drawn: 'sum("each")' },
      from: {
        columns: { each: 'mean("rate")' },
        from: 'meter_reading',
        where: [`"utility" = '${utility}'`, '"dtu" =~ /^$dtu$/'],
        by: ['dtu', 'meter'],
        fill: 'null',
      },
      by: ['dtu'],
      fill: 'null',
    });
  const latest = (refId: string, alias: string, field: string) =>
    series(refId, alias, { columns: { value: `last("${field}")` }, from: 'site_day', fill: 'null' });
  return {
    id: 104,
    title: 'Supply',
    panels: [
      timeseries(
        {
          id: 40,
          title: 'Electric power by DTU',
          description:
            'Watts that the meters behind each DTU draw, stacked to the whole site. A DTU serves the units of one part of a floor.',
          unit: 'watt',
          interval: '15m',
        },
        [drawn('electricity')],
        { stack: true },
      ),
      timeseries(
        {
          id: 41,
          title: 'Water by DTU',
          description: 'Litres an hour through the meters behind each DTU, stacked to the whole site. Flow in a closed mall is a leak.',
          unit: 'litreh',
          interval: '15m',
        },
        [drawn('water')],
        { stack: true },
      ),
      timeseries(
        {
          id: 42,
          title: 'Switches on',
          description: 'Share of the meters whose own relay or valve reads on, by utility.',
          unit: 'percentunit',
          interval: '15m',
        },
        [
          series('A', '$tag_utility', {
            columns: { on: 'mean("switch_on")' },
            from: 'meter_reading',
            where: ['"dtu" =~ /^$dtu$/'],
            by: ['utility'],
            fill: 'null',
          }),
        ],
        { max: 1, legend: ['lastNotNull'] },
      ),
      timeseries(
        {
          id: 43,
          title: 'DTUs online over time',
          description: 'DTUs with a live connection beside all DTUs of the estate, once a day.',
          unit: 'none',
          decimals: 0,
          interval: '1h',
        },
        [latest('A', 'online', 'dtus_online'), latest('B', 'all', 'dtus')],
        { legend: ['lastNotNull'] },
      ),
    ],
  };
}
