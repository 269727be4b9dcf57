import type { CivilDate } from '../../core/calendar/civil.ts';
import { instantAt } from '../../core/calendar/civil.ts';
import type { Lease } from '../../core/lease/lease.ts';
import { importEstate } from '../../engine/imports/import-estate.ts';
import { importLeases } from '../../engine/imports/import-leases.ts';
import { type TestContext, type TestContextOptions, testContext } from '../setup/context.ts';
import { mall, openSecrets } from './imports/mall.ts';

/** The small mall (or it changed so) with these leases in it, and hands on its meters. */
export async function ledgerSite(
  leases: readonly Lease[],
  options: TestContextOptions = {},
  change: Partial<ReturnType<typeof mall>> = {},
): Promise<TestContext> {
  const context = await testContext({ start: '2026-01-01', ...options });
  await importEstate(context, { content: { ...mall(), ...change }, origin: 'mall.json' }, openSecrets());
  const report = await importLeases(context, { content: [...leases], origin: 'leases.json' });
  if (report.rejected.length > 0) throw new Error(JSON.stringify(report.rejected));
  return context;
}

/** Lets a meter be read at a local time. */
export function readMeter(
  context: TestContext,
  meterId: string,
  register: number,
  date: CivilDate,
  time: `${number}:${string}` = '00:00',
): void {
  context.lastReadings.set(meterId, {
    dtuId: 'dtu-1',
    meterId,
    utility: 'electricity',
    number: '000000000001',
    takenAt: instantAt(date, time, context.timeZone),
    register,
    rates: null,
    rate: 100,
    voltage: 230,
    switchState: 'on',
  });
}

/** What is open of a tenant, as `id: minor`, oldest due first. */
export async function openOf(context: TestContext, tenantId: string): Promise<string[]> {
  const balances = await context.store.transaction((tx) => tx.ledger.openBalances({ tenantId }));
  return balances.map(({ charge, paidMinor }) => `${charge.chargeId}: ${charge.amount.minor - paidMinor}`);
}
