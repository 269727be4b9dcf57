import { type CivilDate, instantAt } from '../../core/calendar/civil.ts';
import type { Invariant } from '../../engine/run-invariants.ts';
import type { RunReport } from '../../engine/run-report.ts';
import type { System } from './bring-up.ts';
import { countStored } from './count-stored.ts';
import { vacuity } from './vacuity.ts';

/** The document that `--headless --json` ends with (DESIGN.md, Contracts). */
export interface Summary
  extends Pick<RunReport, 'tenants' | 'collectionRate' | 'meanDaysLate' | 'reminders' | 'locks' | 'unlocks' | 'workOrders'> {
  readonly days: number;
  readonly readings: { readonly sent: number; readonly stored: number };
  readonly invariants: readonly Invariant[];
}

/** Sums up a headless run: what the site says happened, and what the twin saw from the other side. */
export async function summarise(system: System, days: number): Promise<Summary> {
  const { site, twin } = system;
  const report = await site.runReport(system.from);
  const seen = twin.report();
  // The twin counts from its first day, restarts included.
  const first = instantAt(seen.start as CivilDate, '00:00', site.timeZone);
  const stored = system.influxUrl === null ? 0 : await countStored(system.influxUrl, site.siteId, first, seen.at);
  const invariants = [
    ...(await site.runInvariants()),
    {
      name: 'every reading sent is in InfluxDB',
      held: stored === seen.readingsSent,
      detail: `${seen.readingsSent} sent, ${stored} stored`,
    },
    {
      name: 'no message to a tenant twice',
      held: seen.duplicates === 0,
      detail: `${seen.messages} messages, ${seen.duplicates} twice`,
    },
    ...vacuity(report, days),
  ];
  return {
    days,
    tenants: report.tenants,
    collectionRate: report.collectionRate,
    meanDaysLate: report.meanDaysLate,
    reminders: report.reminders,
    locks: report.locks,
    unlocks: report.unlocks,
    workOrders: report.workOrders,
    readings: { sent: seen.readingsSent, stored },
    invariants,
  };
}
