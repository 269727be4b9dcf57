import { describe, expect, it } from 'vitest';
import { adjusted, type BusinessDays, isBusinessDay, MONDAY_TO_FRIDAY } from '../../../core/calendar/business-days.ts';

/* October 2026 in China: 1 to 7 October are holidays, Saturday 10 October is worked. */
const CHINA: BusinessDays = {
  weekdays: [1, 2, 3, 4, 5],
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
  workdays: ['2026-10-10'],
};

describe('a due day that is no business day', () => {
  it('goes to the next one, or to the one before', () => {
    /* 2026-08-01 is a Saturday. */
    expect(adjusted('2026-08-01', 'none', MONDAY_TO_FRIDAY)).toBe('2026-08-01');
    expect(adjusted('2026-08-01', 'following', MONDAY_TO_FRIDAY)).toBe('2026-08-03');
    expect(adjusted('2026-08-01', 'preceding', MONDAY_TO_FRIDAY)).toBe('2026-07-31');
    expect(adjusted('2026-08-03', 'preceding', MONDAY_TO_FRIDAY)).toBe('2026-08-03');
  });

  it('stays in its month when modified: Saturday 31 January goes back to Friday, Sunday 1 February on to Monday', () => {
    expect(adjusted('2026-01-31', 'modified-following', MONDAY_TO_FRIDAY)).toBe('2026-01-30');
    expect(adjusted('2026-02-01', 'modified-following', MONDAY_TO_FRIDAY)).toBe('2026-02-02');
  });

  it('knows holidays, and weekends that are worked', () => {
    expect(adjusted('2026-10-01', 'following', CHINA)).toBe('2026-10-08');
    expect(isBusinessDay('2026-10-10', CHINA)).toBe(true);
    expect(adjusted('2026-10-10', 'following', CHINA)).toBe('2026-10-10');
    expect(adjusted('2026-10-11', 'preceding', CHINA)).toBe('2026-10-10');
  });

  it('is refused by a calendar without business days', () => {
    expect(() => adjusted('2026-10-01', 'following', { weekdays: [], holidays: [], workdays: [] })).toThrow('give it weekdays');
  });
});
