import { describe, expect, it } from 'vitest';
import {
  dateIn,
  daysBetween,
  instantAt,
  latest,
  msBetween,
  parseCivilDate,
  parseInstant,
  plusDays,
  plusMs,
  timeIn,
  weekdayOf,
} from '../../../core/calendar/civil.ts';
import { dayOfMonth, firstOfMonth, firstOfNextMonth } from '../../../core/calendar/month.ts';

describe('dates and instants as text', () => {
  it('takes ISO dates of days that exist, and nothing else', () => {
    expect(parseCivilDate('2028-02-29')).toBe('2028-02-29');
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '01/02/2026', '2026-01-01T00:00', '', '20260101']) {
      expect(parseCivilDate(text), text).toBeNull();
    }
  });

  it('gives every instant one shape, whose order is the order of time', () => {
    expect(parseInstant('2026-10-01T10:00:00+08:00')).toBe('2026-10-01T02:00:00.000Z');
    for (const text of ['2026-10-01T10:00:00', '2026-10-01', 'yesterday', '+012026-10-01T00:00:00Z', '-000001-10-01T00:00:00Z']) {
      expect(parseInstant(text), text).toBeNull();
    }
    expect(latest('2026-10-01', '2026-09-30')).toBe('2026-10-01');
  });
});

describe('days and months', () => {
  it('crosses month ends, year ends and leap days', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(plusDays('2027-03-09', -9)).toBe('2027-02-28');
    expect(plusDays('2027-03-19', -18)).toBe('2027-03-01');
    expect(plusDays('2027-03-01', 8)).toBe('2027-03-09');
    for (let days = -500; days <= 500; days++) expect(daysBetween('2027-03-15', plusDays('2027-03-15', days))).toBe(days);
    expect(daysBetween('2028-02-01', '2028-03-01')).toBe(29);
    expect(daysBetween('2026-03-02', '2026-03-01')).toBe(-1);
    expect([weekdayOf('2026-01-05'), weekdayOf('2026-01-11')]).toEqual([1, 7]);
  });

  it('knows months', () => {
    expect(firstOfMonth('2026-02-17')).toBe('2026-02-01');
    expect(firstOfNextMonth('2026-12-31')).toBe('2027-01-01');
    expect(dayOfMonth('2026-02-17', 5)).toBe('2026-02-05');
    const days = (date: `${number}-${string}`) => daysBetween(firstOfMonth(date), firstOfNextMonth(date));
    expect([days('2026-02-01'), days('2028-02-11'), days('2026-04-30'), days('2026-12-01')]).toEqual([28, 29, 30, 31]);
  });
});

describe('a site in Berlin over its clock changes', () => {
  const zone = 'Europe/Berlin';

  it('has a day of 23 hours and one of 25', () => {
    expect(msBetween(instantAt('2026-03-29', '00:00', zone), instantAt('2026-03-30', '00:00', zone))).toBe(23 * 3_600_000);
    expect(msBetween(instantAt('2026-10-25', '00:00', zone), instantAt('2026-10-26', '00:00', zone))).toBe(25 * 3_600_000);
  });

  it('moves a time that does not exist forward, and takes the earlier of one that is there twice', () => {
    expect(instantAt('2026-03-29', '02:30', zone)).toBe('2026-03-29T01:30:00.000Z');
    expect(timeIn(instantAt('2026-03-29', '02:30', zone), zone)).toBe('03:30');
    expect(instantAt('2026-10-25', '02:30', zone)).toBe('2026-10-25T00:30:00.000Z');
  });

  it('finds date and time of an instant on both sides of each change', () => {
    const day = instantAt('2026-10-25', '00:00', zone);
    expect(dateIn(plusMs(day, -1), zone)).toBe('2026-10-24');
    expect(dateIn(plusMs(day, 24 * 3_600_000), zone)).toBe('2026-10-25');
    expect(timeIn(plusMs(day, 24 * 3_600_000), zone)).toBe('23:00');
  });
});

describe('a site in Shanghai', () => {
  it('begins its days at 16:00 UTC of the day before', () => {
    expect(instantAt('2026-10-01', '00:00', 'Asia/Shanghai')).toBe('2026-09-30T16:00:00.000Z');
    expect(dateIn('2026-09-30T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-10-01');
    expect(timeIn('2026-09-30T16:00:00.000Z', 'Asia/Shanghai')).toBe('00:00');
  });
});
