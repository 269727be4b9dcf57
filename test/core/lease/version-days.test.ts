import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../../core/calendar/civil.ts';
import { timesOfLine } from '../../../core/lease/line-times.ts';
import { whatChanged } from '../../../core/lease/told/what-changed.ts';
import { versionDays } from '../../../core/lease/version-days.ts';
import { fixed, POWER, RENT, shopLease } from './shop-lease.ts';

describe('the days for which a version of a lease counts', () => {
  it('are those for which its lines have its terms, whatever came after it', () => {
    const start = fc.option(fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(fc.array(start, { minLength: 1, maxLength: 6 }), (starts) => {
        const versions = starts.map((day, index) =>
          shopLease({
            lines: [{ ...RENT, basis: fixed(1_000 + index) }],
            amendment: day === null ? null : { kind: 'amendment', ref: `A${index}`, effectiveFrom: plusDays('2026-01-01', day) },
          }),
        );
        const last = versions.at(-1) ?? shopLease();
        const times = timesOfLine(last, versions.slice(0, -1), 'rent');
        const told = versionDays(versions).map(({ from, to, erased }) => (erased ? null : [from ?? '2026-01-01', to]));
        const counted = versions.map((version) => times.find(({ lease }) => lease === version));
        expect(told).toEqual(counted.map((time) => (time === undefined ? null : [time.from, time.to])));
        for (let day = 0; day <= 61; day++) {
          const date = plusDays('2026-01-01', day);
          const latest = versions.findLast((_, index) => index === 0 || (starts[index] ?? 0) <= day);
          expect(times.find(({ from, to }) => from <= date && (to === null || date < to))?.lease).toBe(latest);
        }
      }),
    );
  });
});

describe('what a version of a lease changes', () => {
  it('is told term by term, in the words of a bookkeeper', () => {
    const before = shopLease({ lines: [RENT, POWER], to: '2027-01-01' });
    const tax = { name: 'VAT', rateBp: 900, included: false };
    const fee = { ...RENT, lineId: 'fee', debtType: 'service-charge' } as const;
    const after = shopLease({
      ...{ to: '2028-01-01', areaDm2: 12_345, depositMinor: 620_000 },
      lines: [{ ...RENT, tax, basis: fixed(320_000, { steps: [{ from: '2027-01-01', amountMinor: 330_000 }] }) }, fee],
    });
    expect(whatChanged(before, before)).toEqual([]);
    const told = whatChanged(before, after).map((change) => `${change.lineId ?? ''} ${change.term}: ${change.before} → ${change.after}`);
    expect(told).toEqual([
      ' area:  → 123.45 m²',
      ' last day: 2026-12-31 → 2027-12-31',
      ' deposit:  → 6200.00 CNY',
      'rent amount: 3100.00 CNY per month → 3200.00 CNY per month',
      'rent steps:  → 3300.00 CNY from 2027-01-01',
      'rent tax:  → VAT 9 % on top',
      expect.stringMatching(/^fee line: {2}→ debt type service-charge; creditor Mall Ltd \(landlord\); .*amount 3100\.00 CNY per month/),
      expect.stringMatching(/^power line: debt type electricity; .*tariff 0\.87 CNY per kWh; .* → $/),
    ]);
  });

  it('says every basis that a line can have', () => {
    const metered = (tariff: Extract<(typeof POWER)['basis'], { kind: 'metered' }>['tariff']) => ({
      ...POWER,
      basis: { kind: 'metered', utility: 'water', billTo: 'period-end', tariff } as const,
    });
    const none = shopLease({ lines: [] });
    const said = (line: typeof RENT) => whatChanged(none, shopLease({ lines: [line] }))[0]?.after ?? '';
    const tiers = [
      { upTo: 100, milliMinor: 300_000 },
      { upTo: null, milliMinor: 450_500 },
    ];
    expect(said(metered({ kind: 'tiered', tiers }))).toContain('tariff up to 100 m³ 3.00 CNY per m³, above 4.505 CNY per m³');
    expect(said(metered({ kind: 'time-of-use', rates: [{ rate: 'peak', milliMinor: 120_000 }] }))).toContain('tariff peak 1.20 CNY per m³');
    const turnover = { kind: 'turnover', shareBp: 850, minimumMinorPerMonth: 100_000, lessLineId: 'rent' } as const;
    expect(said({ ...RENT, basis: turnover })).toContain('share of turnover 8.5 %; minimum 1000.00 CNY per month; less line rent');
    expect(said({ ...RENT, basis: { kind: 'one-off', amountMinor: 50_000, on: '2026-02-01' } })).toContain('500.00 CNY once on 2026-02-01');
    const escalation = { first: '2027-01-01', everyMonths: 12, percentBp: 500, compound: true } as const;
    const rentFree = [{ from: '2026-01-01', to: '2026-02-01', waivedBp: 5_000 }] as const;
    expect(said({ ...RENT, basis: fixed(1_000, { escalation, rentFree }) })).toMatch(
      /escalation 5 % every 12 months from 2027-01-01, on the amount last reached; rent-free 2026-01-01 to 2026-01-31 \(50 %\)/,
    );
    const lateFee = { graceDays: 5, flatMinor: 0, perDayPpm: 500, capMinor: null, capBp: 2_000 };
    expect(said({ ...RENT, lateFee })).toContain('late fee after 5 days, 0.05 % a day, at most 20 % of the charge');
  });
});
