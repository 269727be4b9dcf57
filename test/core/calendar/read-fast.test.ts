import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantOf, parseCivilDate, parseInstant } from '../../../core/calendar/civil.ts';

const digits = (length: number, max: number) => fc.nat(max).map((n) => String(n).padStart(length, '0'));

describe('dates and instants, read without the polyfill where they are plain', () => {
  it('are what the polyfill makes of them: every day of every month, and days that there are not', () => {
    fc.assert(
      fc.property(digits(4, 9999), digits(2, 14), digits(2, 33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        expect(parseCivilDate(text)).toBe(dateByPolyfill(text));
      }),
      { numRuns: 1000 },
    );
    for (const text of ['2000-02-29', '1900-02-29', '2024-02-29', '2026-02-29', '0000-02-29', '2026-04-31', '2026-1-01', ' 2026-01-01']) {
      expect(parseCivilDate(text)).toBe(dateByPolyfill(text));
    }
  });

  it('are what the polyfill makes of them: offsets, seconds or none, hours that there are not', () => {
    const zone = fc.oneof(
      fc.constantFrom('Z', '', '+08', '+0800', '-00:00', '+24:00', '[Asia/Shanghai]'),
      fc.tuple(digits(2, 25), digits(2, 61)).map(([h, m]) => `+${h}:${m}`),
    );
    const seconds = fc.oneof(
      fc.constant(''),
      digits(2, 60).map((s) => `:${s}`),
      fc.tuple(digits(2, 60), digits(3, 999)).map(([s, ms]) => `:${s}.${ms}`),
      fc.constant(':01.5'),
    );
    fc.assert(
      fc.property(digits(4, 9999), digits(2, 13), digits(2, 32), digits(2, 25), digits(2, 60), seconds, zone, (y, mo, d, h, mi, s, z) => {
        const text = `${y}-${mo}-${d}T${h}:${mi}${s}${z}`;
        expect(parseInstant(text)).toBe(instantByPolyfill(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function dateByPolyfill(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return text;
  } catch {
    return null;
  }
}

function instantByPolyfill(text: string): string | null {
  try {
    return instantOf(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return null;
  }
}
