import type { Charge } from '../../../core/ledger/ledger.ts';
import { shopLease } from '../../core/lease/shop-lease.ts';
import type { TestContext } from '../../setup/context.ts';
import { DUE, type LockSiteOptions } from './lock-site.ts';

const SINCE = '2025-01-01';

/** Fills the store: units, shops, circuits, meters, leases with a clause, and 5,000.00 of rent due on `DUE` for each shop. */
export async function furnish(context: TestContext, options: LockSiteOptions): Promise<void> {
  const now = context.clock.now();
  await context.store.transaction(async ({ estate, leases, ledger }) => {
    await estate.saveDtu({ dtuId: 'd-1', floor: '1' }, now);
    for (const n of ['1', '2']) {
      const unitId = `u-${n}`;
      const tenantId = `t-${n}`;
      await estate.saveUnit({ unitId, building: 'A', floor: '1', areaM2: null }, now);
      await estate.saveTenant(
        { tenantId, name: `Shop ${n}`, language: 'en', contacts: [{ channel: 'webhook', address: 'http://phone' }] },
        now,
      );
      await estate.saveOccupancy({ unitId, tenantId, from: SINCE, to: null }, now);
      for (const [letter, utility] of n === '1'
        ? ([
            ['e', 'electricity'],
            ['w', 'water'],
          ] as const)
        : ([['e', 'electricity']] as const)) {
        const circuitId = `c-${n}${letter}`;
        await estate.saveCircuit({ circuitId, unitId, utility, protectedClass: 'none', servesOnlyUnit: true, supply: 'submetered' }, now);
        await estate.saveMeter(
          {
            meterId: `m-${n}${letter}`,
            circuitId,
            dtuId: 'd-1',
            number: `00${n}${letter === 'e' ? 1 : 2}`,
            profile: 'dtu-json',
            ctRatio: 1,
            ptRatio: 1,
            openingRegister: null,
            closingRegister: null,
            openingRates: null,
            closingRates: null,
            from: SINCE,
            to: null,
            reconnect: options.button ? 'button' : 'direct',
          },
          now,
        );
      }
      await leases.save(
        {
          ...shopLease(),
          leaseId: `lease-${n}`,
          tenantId,
          unitIds: [unitId],
          from: SINCE,
          disconnectionClause: { ref: 'clause 12.3', noticeDays: 3 },
          reconnect: options.leaseReconnect ?? 'as-meter',
          lines: [],
        },
        now,
      );
      await ledger.addCharge(rent(context, n, `rent-${n}`));
    }
  });
}

/** Rent of a shop. */
export function rent(context: TestContext, n: string, chargeId: string, change: Partial<Charge> = {}): Charge {
  return {
    chargeId,
    tenantId: `t-${n}`,
    leaseId: `lease-${n}`,
    lineId: 'rent',
    debtType: 'rent',
    creditor: { party: 'Mall Co', role: 'landlord' },
    amount: { minor: 500_000, currency: 'CNY' },
    taxMinor: 0,
    about: null,
    working: '',
    periodFrom: null,
    periodTo: null,
    issueDate: '2025-12-20',
    dueDate: DUE,
    knownAt: context.clock.now(),
    backfilled: false,
    ...change,
  };
}
