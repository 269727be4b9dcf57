import { describe, expect, it } from 'vitest';
import { instantAt } from '../../../core/calendar/civil.ts';
import { nextContactTime, withinContactHours } from '../../../core/reminders/quiet-hours.ts';

const hours = { from: '08:00', to: '21:00' } as const;

describe('contact hours (L25)', () => {
  it('begin with their first minute and end before their last', () => {
    const within = (['07:59', '08:00', '20:59', '21:00'] as const).map((time) =>
      withinContactHours(instantAt('2026-03-02', time, 'Asia/Shanghai'), hours, 'Asia/Shanghai'),
    );
    expect(within).toEqual([false, true, true, false]);
  });

  it('move what comes too early to their beginning, what comes too late to the next day, and leave the rest', () => {
    const moved = (time: `${number}:${string}`) => nextContactTime(instantAt('2026-03-31', time, 'Asia/Shanghai'), hours, 'Asia/Shanghai');
    expect(moved('03:00')).toBe(instantAt('2026-03-31', '08:00', 'Asia/Shanghai'));
    expect(moved('21:00')).toBe(instantAt('2026-04-01', '08:00', 'Asia/Shanghai'));
    expect(moved('12:34')).toBe(instantAt('2026-03-31', '12:34', 'Asia/Shanghai'));
  });

  it('hold across a clock change: eight is eight on the day the clocks go forward', () => {
    expect(nextContactTime('2026-03-29T02:00:00.000Z', hours, 'Europe/Berlin')).toBe('2026-03-29T06:00:00.000Z');
    expect(nextContactTime('2026-03-28T02:00:00.000Z', hours, 'Europe/Berlin')).toBe('2026-03-28T07:00:00.000Z');
  });
});
