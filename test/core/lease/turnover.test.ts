import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { ChargeLine, Lease, TurnoverBasis } from '../../../core/lease/lease.ts';
import { charges, chargesDue } from '../../../core/lease/schedule.ts';
import type { TurnoverReport } from '../../../core/lease/turnover.ts';
import { RENT, shopLease } from './shop-lease.ts';

const report = (reportId: string, from: CivilDate, to: CivilDate, minor: number, change: Partial<TurnoverReport> = {}): TurnoverReport => ({
  reportId,
  leaseId: 'L1',
  from,
  to,
  turnover: { minor, currency: 'CNY' },
  knownAt: '2026-02-03T01:00:00.000Z',
  ...change,
});
const line = (basis: Partial<TurnoverBasis> = {}, change: Partial<ChargeLine> = {}): ChargeLine => ({
  ...RENT,
  lineId: 'turnover',
  debtType: 'turnover-rent',
  timing: 'arrears',
  dueDay: 15,
  basis: { kind: 'turnover', shareBp: 850, minimumMinorPerMonth: 0, lessLineId: null, ...basis },
  ...change,
});
const JANUARY = report('R1', '2026-01-01', '2026-02-01', 5_000_000);

/** `working = amount`, or why it waits, of January. */
function january(lines: ChargeLine[], turnover: TurnoverReport[], lease: Partial<Lease> = {}): string {
  const { charges: all, waiting } = charges(shopLease({ to: '2026-02-01', ...lease, lines }), '2026-01-01', '2026-02-01', { turnover });
  const mine = all.filter(({ lineId }) => lineId === 'turnover').map(({ working, amount }) => `${working} = ${amount.minor}`);
  return [...mine, ...waiting.map(({ reason }) => reason)].join('; ');
}

describe('turnover rent of 8.5 %', () => {
  it('of 50,000.00 is 4,250.00', () => expect(january([line()], [JANUARY])).toBe('8.5 % of 50000.00 = 425000'));

  it('adds reports that tell of a part each', () =>
    expect(
      january([line()], [report('B', '2026-01-11', '2026-02-01', 1_000_001), report('A', '2026-01-01', '2026-01-11', 2_000_000)]),
    ).toBe('8.5 % of 30000.01 = 255000'));

  it('goes by the last word on each report', () =>
    expect(january([line()], [report('R1', '2026-01-01', '2026-02-01', 4_000_000, { knownAt: '2026-02-09T00:00:00.000Z' }), JANUARY])).toBe(
      '8.5 % of 40000.00 = 340000',
    ));

  it('comes to nothing, and no charge, when nothing was sold', () =>
    expect(january([line()], [report('R1', '2026-01-01', '2026-02-01', 0)])).toBe(''));

  it.each([
    [[], 'no turnover is reported from 2026-01-01 to 2026-01-31'],
    [[report('R1', '2026-01-01', '2026-01-21', 1)], 'no turnover is reported from 2026-01-21 to 2026-01-31'],
    [[report('R1', '2026-01-05', '2026-02-01', 1)], 'no turnover is reported from 2026-01-01 to 2026-01-31'],
    [[report('R1', '2026-01-01', '2026-03-01', 1)], 'turnover report R1 goes beyond 2026-01-01 to 2026-01-31 and cannot be divided'],
    [[JANUARY, report('R2', '2026-01-20', '2026-02-01', 1)], 'turnover report R2 tells of days that another one tells of'],
    [
      [report('R1', '2026-01-01', '2026-02-01', 1, { turnover: { minor: 1, currency: 'EUR' } })],
      'turnover report R1 is in EUR, not in CNY',
    ],
  ])('waits, with the reason, and guesses nothing', (reports, reason) => expect(january([line()], reports)).toBe(reason));
});

describe('its minimum of 5,000.00 a month', () => {
  const withMinimum = line({ minimumMinorPerMonth: 500_000 });

  it('counts when the share is less', () =>
    expect(january([withMinimum], [JANUARY])).toBe('minimum 5000.00 × 1 (more than 8.5 % of 50000.00) = 500000'));
  it('does not when the share is more: 8.5 % of 60,000.00 = 5,100.00', () =>
    expect(january([withMinimum], [report('R1', '2026-01-01', '2026-02-01', 6_000_000)])).toBe('8.5 % of 60000.00 = 510000'));
  it('is charged while nothing is reported, and says so', () =>
    expect(january([withMinimum], [])).toBe('minimum 5000.00 × 1 (no turnover is reported from 2026-01-01 to 2026-01-31) = 500000'));
  it('is a share by days of a part: 11 ÷ 31 = 1,774.19', () =>
    expect(january([withMinimum], [], { from: '2026-01-21' })).toMatch(/^minimum 5000.00 × 11\/31 .* = 177419$/));
  it('is three times as much for a quarter', () =>
    expect(
      charges(shopLease({ lines: [line({ minimumMinorPerMonth: 500_000 }, { frequency: 'quarter' })] }), '2026-01-01', '2026-02-01')
        .charges[0]?.amount.minor,
    ).toBe(1_500_000));
});

describe('turnover rent over a base rent of 3,100.00', () => {
  const lines = [RENT, line({ lessLineId: 'rent' })];

  it('is what the share is more: 4,250.00 − 3,100.00 = 1,150.00', () =>
    expect(january(lines, [JANUARY])).toBe('8.5 % of 50000.00 less rent: 3100.00 per month × 1 = 115000'));
  it('is nothing when it is less', () => expect(january(lines, [report('R1', '2026-01-01', '2026-02-01', 3_000_000)])).toBe(''));
  it('takes off the base rent of the same days: of 21 to 31 January 1,100.00; 8.5 % of 20,000.00 − 1,100.00 = 600.00', () =>
    expect(january(lines, [report('R1', '2026-01-21', '2026-02-01', 2_000_000)], { from: '2026-01-21' })).toMatch(/ = 60000$/));
});

describe('when it is issued', () => {
  const dates = (today: CivilDate, turnover: TurnoverReport[], lines = [line()]) =>
    chargesDue(shopLease({ lines }), { today, notBefore: '2026-01-01', charged: [], turnover }).charges.map(
      ({ issueDate, dueDate }) => `issued ${issueDate}, due ${dueDate}`,
    );

  it('is ten days before the 15th of the next month, never before the month has ended', () => {
    expect(dates('2026-02-04', [JANUARY])).toEqual([]);
    expect(dates('2026-02-05', [JANUARY])).toEqual(['issued 2026-02-05, due 2026-02-15']);
    expect(dates('2026-02-01', [JANUARY], [line({}, { dueDay: 5 })])).toEqual(['issued 2026-02-01, due 2026-02-05']);
  });

  it('leaves as many days to pay when the report comes late', () => {
    expect(dates('2026-02-10', [])).toEqual([]);
    expect(dates('2026-02-10', [JANUARY])).toEqual(['issued 2026-02-10, due 2026-02-20']);
  });
});
