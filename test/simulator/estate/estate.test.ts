import { describe, expect, it } from 'vitest';
import { daysBetween, plusDays } from '../../../core/calendar/civil.ts';
import type { LeaseInput } from '../../../core/lease/parse-lease.ts';
import { firstDue } from '../../../simulator/estate/due-days.ts';
import { makeEstate } from '../../../simulator/estate/write-files.ts';

const build = (seed: number, start = '2026-01-05' as const, currency = 'CNY') =>
  makeEstate({ seed, start, currency, phoneUrl: 'http://127.0.0.1:1' });

describe('the mall', () => {
  const { mall, files } = build(1);
  const { units, tenants, occupancies, circuits, meters, dtus } = mall.estate;

  it('has 64 units on four floors, each let to one tenant, two meters a unit, eight meters a DTU', () => {
    expect([units.length, tenants.length, meters.length, dtus.length]).toEqual([64, 64, 128, 16]);
    expect(new Set(occupancies.map((o) => o.unitId)).size).toBe(64);
    expect(new Set(occupancies.map((o) => o.tenantId)).size).toBe(64);
    for (const { dtuId } of dtus) expect(meters.filter((meter) => meter.dtuId === dtuId)).toHaveLength(8);
    expect(new Set(meters.map((meter) => meter.number)).size).toBe(128);
    expect(new Set(tenants.map((tenant) => tenant.name)).size).toBe(64);
  });

  it('gives each floor a fire and an emergency-light circuit that no meter can switch', () => {
    const kept = circuits.filter((circuit) => circuit.protectedClass !== 'none');
    expect(kept.map((circuit) => circuit.protectedClass).sort()).toEqual([...Array(4).fill('emergency-light'), ...Array(4).fill('fire')]);
    expect(meters.filter((meter) => kept.some((circuit) => circuit.circuitId === meter.circuitId))).toEqual([]);
  });

  it('writes leases with a clause, three lines and amounts in the range of the currency', () => {
    const leases = (JSON.parse(files.leases) as { leases: LeaseInput[] }).leases;
    expect(leases).toHaveLength(64);
    for (const { lines, disconnectionClause, from, unitIds } of leases) {
      expect([disconnectionClause?.ref, from, unitIds.length]).toEqual(['clause 12.3', '2026-01-05', 1]);
      const [rent, electricity, water] = lines.map(({ basis }) =>
        basis.kind === 'metered' ? basis.tariffMinor : basis.kind === 'fixed' ? basis.amountMinor : null,
      );
      expect(rent).toBeGreaterThanOrEqual(300_000);
      expect(rent).toBeLessThanOrEqual(2_000_000);
      expect(electricity).toBeGreaterThanOrEqual(100);
      expect(water).toBeGreaterThanOrEqual(450);
      expect(new Set(lines.map((line) => line.dueDay)).size).toBe(1);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(build(1).files).toEqual(files);
    expect(build(2).files.leases).not.toBe(files.leases);
    const yen = JSON.parse(build(1, '2026-01-05', 'JPY').files.leases) as { leases: LeaseInput[] };
    expect(yen.leases[0]?.lines[0]?.basis).toMatchObject({ kind: 'fixed', amountMinor: expect.any(Number) });
  });
});

describe('the cast', () => {
  it('holds nine who will surely be late, for any seed and first day, by delays that are their own', () => {
    for (let seed = 0; seed < 40; seed++) {
      const start = plusDays('2026-01-05', seed * 9);
      const { cast, delays } = makeEstate({ seed, start, currency: 'CNY', phoneUrl: '' });
      expect(cast.setDelays.size).toBe(9);
      expect(cast.disputer).not.toBe(cast.welded);
      expect(cast.setDelays.has(cast.disputer) && cast.setDelays.has(cast.welded)).toBe(true);
      for (const [tenant, days] of cast.setDelays) {
        expect(days).toBeGreaterThanOrEqual(15);
        expect(delays.get(tenant)).toContain(days);
        const first = daysBetween(start, firstDue(start, cast.dueDays.get(tenant) ?? 0));
        expect(first).toBeGreaterThanOrEqual(2);
        expect(first).toBeLessThanOrEqual(22);
      }
      const days = [...cast.dueDays.values()];
      expect([Math.min(...days), Math.max(...days), new Set(days).size > 20]).toEqual([1, 28, true]);
    }
  });
});
