import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, daysBetween, plusDays } from '../../../core/calendar/civil.ts';
import { adjustments } from '../../../core/lease/adjustments.ts';
import type { ChargeDraft } from '../../../core/lease/charge-draft.ts';
import type { ChargeLine, Lease } from '../../../core/lease/lease.ts';
import { type ChargedSpan, periodsDue } from '../../../core/lease/periods-due.ts';
import { charges, chargesDue } from '../../../core/lease/schedule.ts';
import { fixed, RENT, shopLease } from './shop-lease.ts';

const day = (within: number) => fc.integer({ min: 0, max: within }).map((days) => plusDays('2026-01-01', days));
const terms = fc.record({
  frequency: fc.constantFrom('month', 'quarter', 'half-year', 'year') as fc.Arbitrary<ChargeLine['frequency']>,
  anchor: fc.constantFrom('calendar', 'lease') as fc.Arbitrary<ChargeLine['anchor']>,
  timing: fc.constantFrom('advance', 'arrears') as fc.Arbitrary<ChargeLine['timing']>,
  convention: fc.constantFrom('none', 'following', 'modified-following', 'preceding') as fc.Arbitrary<ChargeLine['convention']>,
  proration: fc.constantFrom('actual-month', 'thirty-360', 'actual-365') as fc.Arbitrary<ChargeLine['proration']>,
  dueDay: fc.integer({ min: 1, max: 31 }),
  issueDaysBefore: fc.integer({ min: 0, max: 60 }),
});
const amount = fc.integer({ min: 1, max: 9_999_999 });

/** First and last day of each charge, after the ones before it. */
function spansOf(lease: Lease, earlier: Lease[] = []): { from: CivilDate; to: CivilDate }[] {
  return charges(lease, '2020-01-01', '2035-01-01', { earlier }).charges.map(
    ({ periodFrom, periodTo }) => ({ from: periodFrom ?? '', to: periodTo ?? '' }) as never,
  );
}

const undated = ({ issueDate: _issueDate, dueDate: _dueDate, ...rest }: ChargeDraft) => rest;

describe('whatever the terms', () => {
  it('every day of the term is charged once, in order, and no charge is due before it is issued', () => {
    fc.assert(
      fc.property(terms, day(1500), fc.integer({ min: 1, max: 2000 }), (line, from, days) => {
        const to = plusDays(from, days);
        /* 30 days a month: a span of the 31st alone comes to nothing, and to no charge. */
        const lease = shopLease({ from, to, lines: [{ ...RENT, ...line, proration: 'actual-month', basis: fixed(3_100_000) }] });
        const all = charges(lease, '2020-01-01', '2040-01-01').charges;
        let next = from;
        for (const { periodFrom, periodTo, issueDate, dueDate } of all) {
          expect(periodFrom).toBe(next);
          expect(issueDate >= from && issueDate <= dueDate).toBe(true);
          next = periodTo ?? next;
        }
        expect(next).toBe(to);
      }),
      { numRuns: 150 },
    );
  });

  it('asked every few days it charges the same as asked once at the end, due then or, where it was asked late, later', () => {
    fc.assert(
      fc.property(terms, day(400), fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 80 }), (line, from, days, step) => {
        const to = plusDays(from, days);
        const lease = shopLease({ from, to, lines: [{ ...RENT, ...line }] });
        const charged: ChargedSpan[] = [];
        const seen: ChargeDraft[] = [];
        const end = plusDays(to, 500);
        for (let today = plusDays(from, -70); today <= end; today = plusDays(today, step)) {
          const facts = { today, notBefore: '2020-01-01', charged } as const;
          for (const charge of chargesDue(lease, facts).charges) {
            seen.push(charge);
            charged.push({ lineId: 'rent', from: charge.periodFrom ?? from, to: charge.periodTo ?? to });
          }
        }
        const planned = charges(lease, '2020-01-01', '2040-01-01').charges;
        expect(seen.map(undated)).toEqual(planned.map(undated));
        expect(seen.every(({ dueDate }, index) => dueDate >= (planned[index]?.dueDate ?? dueDate))).toBe(true);
        expect(periodsDue(lease, { today: end, notBefore: '2020-01-01', charged })).toEqual(
          line.proration === 'thirty-360' ? expect.anything() : [],
        );
      }),
      { numRuns: 80 },
    );
  });

  it('a whole year of whole months comes to twelve months, by every method and from every day of the month', () => {
    fc.assert(
      fc.property(terms, day(1461), amount, (line, from, amountMinor) => {
        const lease = shopLease({ from, lines: [{ ...RENT, ...line, anchor: 'lease', frequency: 'year', basis: fixed(amountMinor) }] });
        expect(charges(lease, from, plusDays(from, 1)).charges[0]?.amount.minor).toBe(amountMinor * 12);
      }),
    );
  });

  it('parts of a month come to the month, each rounded by itself: never further from it than half a minor unit a part', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('actual-month', 'thirty-360') as fc.Arbitrary<ChargeLine['proration']>,
        fc.uniqueArray(day(30), { maxLength: 6 }),
        amount,
        (proration, cuts, amountMinor) => {
          const bounds = [...new Set<CivilDate>(['2026-01-01', ...cuts, '2026-02-01'])].sort();
          const parts = bounds.slice(1).map((to, index) => {
            const lease = shopLease({ from: bounds[index] ?? to, to, lines: [{ ...RENT, proration, basis: fixed(amountMinor) }] });
            return charges(lease, '2026-01-01', '2026-02-01').charges[0]?.amount.minor ?? 0;
          });
          const sum = parts.reduce((total, part) => total + part, 0);
          expect(Math.abs(sum - amountMinor) * 2).toBeLessThanOrEqual(parts.length);
        },
      ),
    );
  });
});

describe('whatever the amendments', () => {
  const changes = fc.array(fc.record({ effectiveFrom: day(800), amountMinor: amount }), { minLength: 1, maxLength: 4 });

  it('every day is still charged once, by the terms of its day', () => {
    fc.assert(
      fc.property(terms, changes, (line, amendments) => {
        const first = shopLease({ to: '2028-03-16', lines: [{ ...RENT, ...line, proration: 'actual-month' }] });
        const later = amendments.map(({ effectiveFrom, amountMinor }) =>
          shopLease({
            ...first,
            lines: first.lines.map((each) => ({ ...each, basis: fixed(amountMinor * 31) })),
            amendment: { kind: 'amendment', ref: 'A', effectiveFrom },
          }),
        );
        const last = later.at(-1) ?? first;
        const spans = spansOf(last, [first, ...later.slice(0, -1)]);
        expect(spans.reduce((days, { from, to }) => days + daysBetween(from, to), 0)).toBe(daysBetween('2026-01-01', '2028-03-16'));
        for (const [index, { from }] of spans.entries()) if (index > 0) expect(from).toBe(spans[index - 1]?.to);
      }),
      { numRuns: 80 },
    );
  });

  it('charged before and adjusted after comes to what it had been charged with all of them known, to the minor unit', () => {
    fc.assert(
      fc.property(terms, changes, fc.boolean(), (line, amendments, included) => {
        const tax = { name: 'VAT', rateBp: 900, included };
        const first = shopLease({ to: '2028-03-16', lines: [{ ...RENT, ...line, tax }] });
        const versions: Lease[] = [first];
        const ledger = {
          charges: [] as Parameters<typeof adjustments>[1]['charges'][number][],
          credits: [] as Parameters<typeof adjustments>[1]['credits'][number][],
        };
        const known = { knownAt: '2026-01-01T00:00:00.000Z', backfilled: false } as const;
        for (const draft of charges(first, '2026-01-01', '2029-01-01').charges) ledger.charges.push({ ...draft, ...known });
        for (const { effectiveFrom, amountMinor } of amendments) {
          const lease: Lease = {
            ...first,
            lines: first.lines.map((each) => ({ ...each, basis: fixed(amountMinor) })),
            amendment: { kind: 'amendment', ref: 'A', effectiveFrom },
          };
          const answer = adjustments(lease, { today: '2028-06-01', earlier: [...versions], ...ledger });
          expect(answer.waiting).toEqual([]);
          versions.push(lease);
          ledger.charges.push(...answer.charges.map((draft) => ({ ...draft, ...known })));
          ledger.credits.push(...answer.credits.map((draft) => ({ ...draft, knownAt: known.knownAt })));
        }
        const sum = (values: readonly { amount: { minor: number } }[]) => values.reduce((total, { amount: { minor } }) => total + minor, 0);
        const asKnown = charges(versions.at(-1) ?? first, '2026-01-01', '2029-01-01', { earlier: versions.slice(0, -1) }).charges;
        expect(sum(ledger.charges) - sum(ledger.credits)).toBe(sum(asKnown));
        const taxOf = (values: readonly { taxMinor: number }[]) => values.reduce((total, { taxMinor }) => total + taxMinor, 0);
        expect(taxOf(ledger.charges) - taxOf(ledger.credits)).toBe(taxOf(asKnown));
        const creditedOn = Map.groupBy(ledger.credits, ({ chargeId }) => chargeId);
        for (const {
          chargeId,
          amount: { minor },
        } of ledger.charges)
          expect(sum(creditedOn.get(chargeId) ?? [])).toBeLessThanOrEqual(minor);
        expect(new Set([...ledger.charges.map(({ chargeId }) => chargeId), ...ledger.credits.map(({ creditId }) => creditId)]).size).toBe(
          ledger.charges.length + ledger.credits.length,
        );
      }),
      { numRuns: 80 },
    );
  });
});
