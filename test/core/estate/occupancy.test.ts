import { describe, expect, it } from 'vitest';
import type { Occupancy } from '../../../core/estate/estate.ts';
import { overlap } from '../../../core/estate/occupancy.ts';

const TEA: Occupancy = { unitId: 'U1', tenantId: 'tea', from: '2026-01-01', to: '2026-02-15' };
const BOOKS: Occupancy = { unitId: 'U1', tenantId: 'books', from: '2026-02-15', to: null };

describe('occupancies', () => {
  it('tells whether two spans share a day', () => {
    expect(overlap(TEA, BOOKS)).toBe(false);
    expect(overlap(TEA, { ...BOOKS, from: '2026-02-14' })).toBe(true);
    expect(overlap({ from: '2026-01-01', to: null }, { from: '2020-01-01', to: null })).toBe(true);
  });
});
