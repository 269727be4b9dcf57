import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, plusDays } from '../../../core/calendar/civil.ts';
import { coverageOf, type DaySpan, joined } from '../../../core/ledger/coverage.ts';

const span = (from: CivilDate, through: CivilDate): DaySpan => ({ from, through });
const day = (n: number): CivilDate => plusDays('2026-01-01', n);

describe('what a feed covers', () => {
  it('joins days that touch or overlap, over the end of a month and a leap day', () => {
    expect(joined([span('2024-03-01', '2024-03-02'), span('2024-02-28', '2024-02-29'), span('2024-03-04', '2024-03-04')])).toEqual([
      span('2024-02-28', '2024-03-02'),
      span('2024-03-04', '2024-03-04'),
    ]);
  });

  it('ends before the first gap: what is told of later days does not jump over it', () => {
    const coverage = coverageOf(new Map([['A', [span('2026-01-01', '2026-01-05'), span('2026-01-07', '2026-01-31')]]]), null);
    expect(coverage).toMatchObject({ coveredThrough: '2026-01-05', accounts: [{ gaps: [span('2026-01-06', '2026-01-06')] }] });
  });

  it('goes by the slowest account', () => {
    const accounts = new Map([
      ['A', [span('2026-01-01', '2026-01-31')]],
      ['B', [span('2026-01-01', '2026-01-20')]],
    ]);
    expect(coverageOf(accounts, null).coveredThrough).toBe('2026-01-20');
    expect(coverageOf(accounts, '2026-01-25').coveredThrough).toBe('2026-01-25');
    expect(coverageOf(new Map(), '2026-01-25')).toEqual({ accounts: [], coveredThrough: '2026-01-25' });
    expect(coverageOf(new Map(), null).coveredThrough).toBeNull();
  });

  it('is carried on from the day that somebody vouches for, and only where an account’s days go on from it', () => {
    const of = (from: CivilDate, all: CivilDate) => coverageOf(new Map([['A', [span(from, '2026-02-10')]]]), all).coveredThrough;
    expect(of('2026-02-01', '2026-01-31')).toBe('2026-02-10');
    expect(of('2026-02-02', '2026-01-31')).toBe('2026-01-31');
  });

  it('is the same in whatever order the files come, and holds every day told and no other', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(40), fc.nat(6)).map(([from, length]) => span(day(from), day(from + length))),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(spans, (told) => {
        const whole = joined(told);
        expect(joined([...told].reverse())).toEqual(whole);
        let one: DaySpan[] = [];
        for (const each of told) one = joined([...one, each]);
        expect(one).toEqual(whole);
        const holds = (list: readonly DaySpan[], date: CivilDate) => list.some(({ from, through }) => from <= date && date <= through);
        for (let n = 0; n < 50; n++) expect(holds(whole, day(n))).toBe(holds(told, day(n)));
      }),
    );
  });
});
