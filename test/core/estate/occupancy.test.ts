import { describe, expect, it } from 'vitest';
import type { Occupancy } from '../../../core/estate/estate.ts';
import { occupantOn, overlap } from '../../../core/estate/occupancy.ts';

const occupancies: Occupancy[] = [
  { unitId: 'U1', tenantId: 'tea', from: '2026-01-01', to: '2026-02-15' },
  { unitId: 'U1', tenantId: 'books', from: '2026-02-15', to: null },
  { unitId: 'U2', tenantId: 'shoes', from: '2026-01-01', to: null },
];

describe('who occupies a unit', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', 'tea'],
    ['2026-02-14', 'tea'],
    ['2026-02-15', 'books'],
    ['2036-01-01', 'books'],
  ] as const)('on %s it is %s', (on, tenant) => {
    expect(occupantOn(occupancies, 'U1', on)).toBe(tenant);
  });

  it('tells whether two spans share a day', () => {
    const [tea, books] = occupancies as [Occupancy, Occupancy];
    expect(overlap(tea, books)).toBe(false);
    expect(overlap(tea, { ...books, from: '2026-02-14' })).toBe(true);
    expect(overlap({ from: '2026-01-01', to: null }, { from: '2020-01-01', to: null })).toBe(true);
  });
});
