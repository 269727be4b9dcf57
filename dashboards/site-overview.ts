import type { Dashboard } from '@grafana/schema';
import { dashboard } from './builder/dashboard.ts';
import { datasourceVariable, tagVariable } from './builder/variables.ts';
import { asking } from './overview/asking.ts';
import { headline } from './overview/headline.ts';
import { paying } from './overview/paying.ts';
import { siteMoney } from './overview/site-money.ts';
import { supply } from './overview/supply.ts';
import { switching } from './overview/switching.ts';

/** What the numbers of a site are in. */
export interface SiteUnits {
  /** ISO 4217. */
  readonly currency: string;
  /** Midnight of the site as an offset to midnight UTC, as InfluxQL writes it; a zone with summer time is an hour off for half a year. */
  readonly dayBegins: string;
}

/** *Site overview*: is the money coming in, who is being asked, what is locked, and do the meters agree? */
export function siteOverview({ currency, dayBegins }: SiteUnits): Dashboard {
  const money = siteMoney(currency);
  return dashboard(
    {
      uid: 'site-overview',
      title: 'Site overview',
      description: 'Is the money coming in, who is being asked, what is locked, and do the meters agree? One site at a glance.',
      tag: 'overview',
      from: 'now-60d',
    },
    [
      datasourceVariable(),
      tagVariable('site', 'Site', { measurement: 'site_day', tag: 'site', many: false }),
      tagVariable('dtu', 'DTU', { measurement: 'meter_reading', tag: 'dtu', many: true }),
    ],
    [headline(money), paying(money), asking(dayBegins), switching(dayBegins), supply()],
  );
}
