import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { ChargeLine, Lease, MeteredBasis, Tariff } from '../../../core/lease/lease.ts';
import type { MeterSpan, RateRegisters } from '../../../core/lease/metered/meter-span.ts';
import { periodsDue } from '../../../core/lease/periods-due.ts';
import { usageKey } from '../../../core/lease/reckon.ts';
import { charges, chargesDue } from '../../../core/lease/schedule.ts';
import { POWER, shopLease } from './shop-lease.ts';

const span = (opening: number | null, closing: number | null, change: Partial<MeterSpan> = {}): MeterSpan => ({
  meterId: 'M1',
  from: '2026-01-01',
  to: '2026-02-01',
  ctRatio: 1,
  ptRatio: 1,
  opening,
  closing,
  openingRates: null,
  closingRates: null,
  ...change,
});
const sum = (rates: RateRegisters | null) => Object.values(rates ?? {}).reduce((all, each) => all + each, 0);
const byRate = (opening: RateRegisters | null, closing: RateRegisters | null) =>
  span(sum(opening), Math.max(sum(opening), sum(closing)), { openingRates: opening, closingRates: closing });
const power = (tariff: Tariff, change: Partial<MeteredBasis> = {}): ChargeLine => ({
  ...POWER,
  basis: { kind: 'metered', utility: 'electricity', tariff, billTo: 'period-end', ...change },
});

/** `working = amount`, or why it waits, of January 2026 (or another span) with these meters. */
function january(line: ChargeLine, meters: MeterSpan[], lease: Partial<Lease> = {}): string | undefined {
  const made = shopLease({ to: '2026-02-01', ...lease, lines: [line] });
  const period = { from: made.from, to: made.to ?? made.from };
  const { charges: issued, waiting } = charges(made, '2025-01-01', '2027-01-01', {
    meters: new Map([[usageKey('power', period), meters]]),
  });
  return issued.map(({ working, amount }) => `${working} = ${amount.minor}`)[0] ?? waiting[0]?.reason;
}

describe('a flat tariff', () => {
  it('may be finer than the minor unit: 1,234.5 kWh × 0.7523 = 928.71435', () =>
    expect(january(power({ kind: 'flat', milliMinor: 75_230 }), [span(1_000_000, 2_234_500)])).toBe('1234.5 kWh × 0.7523 = 92871'));

  it('counts both transformer ratios: 2.5 kWh × 30 × 10 = 750 kWh × 0.87 = 652.50', () =>
    expect(january(power({ kind: 'flat', milliMinor: 87_000 }), [span(0, 2_500, { ctRatio: 30, ptRatio: 10 })])).toBe(
      '750 kWh × 0.87 = 65250',
    ));

  it('adds a meter that was swapped: 300.25 + 99.75 kWh', () =>
    expect(january(power({ kind: 'flat', milliMinor: 87_000 }), [span(100, 300_350), span(0, 99_750, { meterId: 'M2' })])).toBe(
      '400 kWh × 0.87 = 34800',
    ));

  it('of water is per m³, of yen without decimals: 12.345 m³ × 250.5 yen = 3,092 yen (3,092.4225)', () => {
    const line: ChargeLine = { ...power({ kind: 'flat', milliMinor: 250_500 }, { utility: 'water' }), debtType: 'water' };
    expect(january(line, [span(0, 12_345)], { currency: 'JPY' })).toBe('12.345 m³ × 250.5 = 3092');
  });
});

describe('a register times its ratios that comes to what cannot be charged', () => {
  const flat = power({ kind: 'flat', milliMinor: 99_000 });
  it.each([
    ['cannot be reckoned with', 9_000],
    ['is more than a charge may be', 2_000],
  ])('names its meter: it %s', (_, ratio) =>
    expect(january(flat, [span(0, 5), span(0, 99_999_999_000, { meterId: 'M9', ctRatio: ratio, ptRatio: ratio })])).toBe(
      `meter M9 used 99999999 kWh (m³) × ratios ${ratio} × ${ratio}, more than can be charged: check its readings and its ratios (ctRatio, ptRatio)`,
    ),
  );
});

describe('rates that contradict their register', () => {
  const tariff: Tariff = { kind: 'time-of-use', rates: [{ rate: 'p', milliMinor: 100_000 }] };
  const moved = (register: number) => [span(0, register, { openingRates: { p: 0 }, closingRates: { p: 120_000 } })];
  it('are not charged: the register moved by 100 kWh, the rate by 120', () =>
    expect(january(power(tariff), moved(100_000))).toMatch(
      /^meter M1 contradicts itself: the register moved by 100000, and its rates by 120000/,
    ));
  it('are charged when they only round otherwise', () => expect(january(power(tariff), moved(119_000))).toBe('p 120 kWh × 1.00 = 12000'));
});

describe('a tiered tariff: 200 kWh a month at 0.50, up to 400 at 0.80, above at 1.20', () => {
  const line = power({
    kind: 'tiered',
    tiers: [
      { upTo: 200, milliMinor: 50_000 },
      { upTo: 400, milliMinor: 80_000 },
      { upTo: null, milliMinor: 120_000 },
    ],
  });

  it.each([
    [150, '150 kWh × 0.50 = 7500'],
    [200, '200 kWh × 0.50 = 10000'],
    [200.001, '200 kWh × 0.50 + 0.001 kWh × 0.80 = 10000'],
    [450, '200 kWh × 0.50 + 200 kWh × 0.80 + 50 kWh × 1.20 = 32000'],
  ])('%d kWh', (kWh, text) => expect(january(line, [span(0, Math.round(kWh * 1000))])).toBe(text));

  it('has limits that grow with the days: 16 of 31 days of January up to 103.2258 kWh, of 150 kWh thus 51.6129 + 37.4194 = 89.03', () => {
    expect(january(line, [span(0, 150_000)], { from: '2026-01-16' })).toBe('3200/31 kWh × 0.50 + 1450/31 kWh × 0.80 = 8903');
  });

  it('has the limits of three months for a quarter: 600 kWh × 0.50 + 100 × 0.80 = 380.00', () => {
    expect(january({ ...line, frequency: 'quarter' }, [span(0, 700_000)], { to: '2026-04-01' })).toBe(
      '600 kWh × 0.50 + 100 kWh × 0.80 = 38000',
    );
  });

  it('adds all meters of the line before it is asked', () =>
    expect(january(line, [span(0, 150_000), span(0, 150_000, { meterId: 'M2' })])).toBe('200 kWh × 0.50 + 100 kWh × 0.80 = 18000'));
});

describe('a tariff by time of use: peak 1.2034, valley 0.3012', () => {
  const line = power({
    kind: 'time-of-use',
    rates: [
      { rate: 'peak', milliMinor: 120_340 },
      { rate: 'valley', milliMinor: 30_120 },
    ],
  });

  it('is the sum over its rates, rounded once: 100.5 × 1.2034 + 50.25 × 0.3012 = 120.9417 + 15.1353 = 136.08', () =>
    expect(january(line, [byRate({ peak: 0, valley: 1_000 }, { peak: 100_500, valley: 51_250 })])).toBe(
      'peak 100.5 kWh × 1.2034 + valley 50.25 kWh × 0.3012 = 13608',
    ));

  it.each([
    [byRate(null, { peak: 1, valley: 1 }), 'meter M1 has no registers per rate at the start of the period'],
    [byRate({ peak: 1, valley: 1 }, null), 'meter M1 has no registers per rate at the end of the period'],
    [byRate({ peak: 0, valley: 0 }, { peak: 1 }), "meter M1 has no register 'valley' at the end of the period"],
    [byRate({ peak: 0, valley: 5 }, { peak: 1, valley: 4 }), "meter M1 went back from 5 to 4 at rate 'valley': a person must look at it"],
    [byRate({ peak: 0, valley: 0, sharp: 0 }, { peak: 1, valley: 1, sharp: 1 }), "a meter counts rate 'sharp', which the tariff lacks"],
    [byRate({ peak: 0 }, { peak: 1 }), "the tariff has rate 'valley', which no meter counts"],
  ])('waits where it cannot be known', (meter, reason) => expect(january(line, [meter])).toBe(reason));
});

describe('a line that bills by its periods', () => {
  const line = power({ kind: 'flat', milliMinor: 87_000 });
  const lease = shopLease({ lines: [line] });
  const due = (today: CivilDate, read: Record<string, [number, number]>) => {
    const facts = { today, notBefore: '2026-01-01', charged: [] } as const;
    const meters = new Map(
      periodsDue(lease, facts).map(({ period }): [string, MeterSpan[]] => {
        const registers = read[period.from];
        return [usageKey('power', period), [registers === undefined ? span(null, null) : span(...registers)]];
      }),
    );
    return chargesDue(lease, { ...facts, meters });
  };
  const short = (today: CivilDate, read: Record<string, [number, number]>) =>
    due(today, read).charges.map(
      ({ chargeId, issueDate, dueDate, amount }) => `${chargeId}, issued ${issueDate}, due ${dueDate}: ${amount.minor}`,
    );

  it('is issued ten days before the 20th, for the month before', () => {
    expect(due('2026-02-09', {})).toEqual({ charges: [], waiting: [] });
    expect(short('2026-02-10', { '2026-01-01': [0, 1_000] })).toEqual(['L1/power/2026-01-01, issued 2026-02-10, due 2026-02-20: 87']);
  });

  it('gives as many days to pay when its reading comes late, and lets later months go before', () => {
    expect(short('2026-03-12', { '2026-02-01': [1_000, 3_000] })).toEqual(['L1/power/2026-02-01, issued 2026-03-12, due 2026-03-22: 174']);
    expect(due('2026-03-12', { '2026-02-01': [1_000, 3_000] }).waiting).toEqual([
      {
        ...{ lineId: 'power', from: '2026-01-01', to: '2026-02-01', key: 'no-reading' },
        reason: 'meter M1 has no reading at the start of the period (2026-01-01): import one of that day, read by hand',
      },
    ]);
  });
});
