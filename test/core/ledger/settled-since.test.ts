import { expect, it } from 'vitest';
import type { Instant } from '../../../core/calendar/civil.ts';
import { type SettlingEvent, settledSince } from '../../../core/ledger/settled-since.ts';

const on = (day: number): Instant => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const event = (of: string, minor: number, paidOn: number, knownOn: number): SettlingEvent => ({
  of,
  minor,
  at: on(paidOn),
  knownAt: on(knownOn),
});

it.each<[string, number, SettlingEvent[], [number, number] | null]>([
  ['not while anything is open', 100, [event('p', 99, 1, 1)], null],
  ['since the last part was paid, known when that was', 100, [event('p', 40, 5, 6), event('q', 60, 2, 8)], [5, 8]],
  [
    'since the second payment, when the first one bounced',
    100,
    [event('p', 100, 1, 1), event('p', -100, 1, 5), event('q', 100, 9, 9)],
    [9, 9],
  ],
  ['no more, when the only payment bounced', 100, [event('p', 100, 1, 1), event('p', -100, 1, 5)], null],
  [
    'still since it was paid, when a part is credited later and that money freed',
    100,
    [event('p', 100, 1, 1), event('k', 30, 7, 7), event('p', -30, 1, 7)],
    [1, 1],
  ],
  ['since the credit, when only that settled it', 100, [event('p', 70, 1, 1), event('k', 30, 7, 8)], [7, 8]],
  [
    'without a gap, when money is undone and set again in one moment',
    100,
    [event('p', 100, 1, 1), event('p', -100, 1, 5), event('q', 100, 4, 5)],
    [1, 1],
  ],
])('a charge is settled %s', (_what, amount, events, since) => {
  const expected = since === null ? null : { settledAt: on(since[0]), settledKnownAt: on(since[1]) };
  expect(settledSince(amount, events)).toEqual(expected);
  expect(settledSince(amount, [...events].reverse()), 'whatever order the facts are listed in').toEqual(expected);
});
