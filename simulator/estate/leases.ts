import type { CivilDate } from '../../core/calendar/civil.ts';
import type { LeaseInput } from '../../core/lease/parse-lease.ts';
import { decimalsOf } from '../../core/money/currency.ts';
import { stream } from '../random/stream.ts';
import type { Mall } from './mall.ts';

const ISSUE_DAYS_BEFORE = 7;
const CREDITOR = { party: 'Harbour Mall Property Co.', role: 'landlord' } as const;

/**
 * One lease a tenant from the first day on, with a disconnection clause and three monthly lines: rent (3,000 to 20,000), electricity (about 1.10 a kWh)
 * and water (about 5 a m³), in whole units of the site's currency.
 * @param dueDays day of the month per tenant
 */
export function makeLeases(options: {
  seed: number;
  start: CivilDate;
  currency: string;
  mall: Mall;
  dueDays: ReadonlyMap<string, number>;
}): LeaseInput[] {
  const { seed, start, currency, mall, dueDays } = options;
  const scale = 10 ** decimalsOf(currency);
  return mall.estate.tenants.map(({ tenantId }) => {
    const draw = stream(seed, 'lease', tenantId);
    const common = { creditor: CREDITOR, dueDay: dueDays.get(tenantId) ?? 1, issueDaysBefore: ISSUE_DAYS_BEFORE };
    const lines: LeaseInput['lines'] = [
      { ...common, lineId: 'rent', debtType: 'rent', basis: { kind: 'fixed', amountMinor: draw.int(30, 200) * 100 * scale } },
      { ...common, lineId: 'electricity', debtType: 'electricity', basis: metered('electricity', (draw.int(100, 120) * scale) / 100) },
      { ...common, lineId: 'water', debtType: 'water', basis: metered('water', (draw.int(45, 55) * scale) / 10) },
    ];
    return {
      leaseId: `lease-${tenantId}`,
      tenantId,
      unitIds: mall.estate.occupancies.filter((occupancy) => occupancy.tenantId === tenantId).map(({ unitId }) => unitId),
      currency,
      from: start,
      to: null,
      disconnectionClause: { ref: 'clause 12.3', noticeDays: 3 },
      reconnect: 'as-meter',
      lines,
    };
  });
}

function metered(utility: 'electricity' | 'water', tariff: number): LeaseInput['lines'][number]['basis'] {
  return { kind: 'metered', utility, tariffMinor: Math.max(1, Math.round(tariff)) };
}
