import type { LockCase } from '../../../core/lock/case.ts';
import { decideApproval } from '../../../engine/decide-approval.ts';
import { type LockSite, type LockSiteOptions, lockSite } from './lock-site.ts';
import { OPERATOR, type Run, run } from './run.ts';

export interface NearLock extends LockSite {
  readonly life: Run;
  /** Keys of the lock orders that are planned. */
  planned(): Promise<string[]>;
  stateOf(key: string): Promise<string>;
  caseOf(tenantId: string): Promise<LockCase>;
  held(): Promise<string[]>;
  switches(): string;
}

/** Goes through the papers in a few strides, up to 14 January 09:00: orders for the shops named are planned, and on no wire yet. */
export async function nearLock(options: LockSiteOptions & { shops?: readonly string[] } = {}): Promise<NearLock> {
  const site = await lockSite(options);
  const life = run(site);
  const { context } = site;
  life.approves = false;
  life.orders = false;
  const shops = options.shops ?? ['t-1'];
  for (const tenantId of ['t-1', 't-2']) if (!shops.includes(tenantId)) await life.pay(tenantId, '5000.00');
  for (const [date, time] of [
    ['2026-01-06', '08:00'],
    ['2026-01-06', '08:10'],
    ['2026-01-10', '08:00'],
    ['2026-01-10', '08:10'],
    ['2026-01-12', '12:00'],
  ] as const) {
    await context.goTo(date, time);
    await life.now();
  }
  for (const { caseId } of await context.store.read((tx) => tx.cases.listOpen())) {
    const report = await decideApproval(context, { caseId, decision: 'approved', by: OPERATOR, reason: 'looked at it' });
    if (!report.ok) throw new Error(report.reason);
  }
  await context.goTo('2026-01-14', '09:00');
  await life.now();
  life.diary.splice(0);
  site.dtu.asked.splice(0);
  return {
    ...site,
    life,
    planned: async () =>
      (await context.store.read((tx) => tx.effects.find({ kind: 'order', classNames: ['lock'], states: ['planned'] }))).map(
        (e) => e.effectId,
      ),
    stateOf: async (key) => (await context.store.read((tx) => tx.effects.get(key)))?.state ?? 'none',
    async caseOf(tenantId) {
      const found = (await context.store.read((tx) => tx.cases.list(9))).find((one) => one.tenantId === tenantId);
      if (!found) throw new Error(`${tenantId} has no case`);
      return found;
    },
    held: async () => (await context.store.read((tx) => tx.cases.heldCircuits({}))).map(({ circuitId }) => circuitId),
    switches: () => [...site.dtu.meters.values()].map((meter) => meter.switch).join(' '),
  };
}
