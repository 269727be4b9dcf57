import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CivilDate, plusDays } from '../../../core/calendar/civil.ts';
import { plusMonths } from '../../../core/calendar/month.ts';
import { adjustments } from '../../../core/lease/adjustments.ts';
import type { Amendment, ChargeLine, Lease, LineBasis, LineTax } from '../../../core/lease/lease.ts';
import { charges, chargesDue } from '../../../core/lease/schedule.ts';
import type { Charge, Credit } from '../../../core/ledger/ledger.ts';
import { fixed, RENT, shopLease } from './shop-lease.ts';

const KNOWN = { knownAt: '2026-01-01T00:00:00.000Z', backfilled: false } as const;
const START: CivilDate = '2026-01-01';
const day = (within: number) => fc.integer({ min: 0, max: within }).map((days) => plusDays(START, days));
const minor = fc.integer({ min: 1, max: 999_999 });
const bp = fc.integer({ min: 1, max: 10_000 });

/** A fixed amount with whatever can change it: steps, escalation, rent-free days. */
const fixedBasis = fc
  .record({
    minor,
    per: fc.constantFrom('month', 'year', 'day'),
    of: fc.constantFrom('lease', 'm2'),
    steps: fc.uniqueArray(fc.record({ from: day(700), amountMinor: minor }), { selector: ({ from }) => from, maxLength: 2 }),
    rise: fc.option(
      fc.record({
        first: day(400),
        everyMonths: fc.integer({ min: 1, max: 12 }),
        percentBp: bp.map((n) => n % 1_000),
        compound: fc.boolean(),
      }),
    ),
    free: fc.option(fc.record({ from: day(500), days: fc.integer({ min: 1, max: 90 }), waivedBp: bp })),
  })
  .map(({ minor: amountMinor, per, of, steps, rise, free }) =>
    fixed(amountMinor, {
      per,
      of,
      steps: steps.sort((a, b) => (a.from < b.from ? -1 : 1)),
      escalation: rise,
      rentFree: free === null ? [] : [{ from: free.from, to: plusDays(free.from, free.days), waivedBp: free.waivedBp }],
    }),
  );
/** Turnover that nobody reports: its minimum. */
const minimum = fc
  .record({ shareBp: bp, minor })
  .map(({ shareBp, minor: minimumMinorPerMonth }): LineBasis => ({ kind: 'turnover', shareBp, minimumMinorPerMonth, lessLineId: null }));
const anyTax: fc.Arbitrary<LineTax | null> = fc.option(
  fc.record({ name: fc.constant('VAT'), rateBp: fc.integer({ min: 0, max: 2_500 }), included: fc.boolean() }),
);
const when = fc.record({
  frequency: fc.constantFrom('month', 'quarter', 'half-year', 'year') as fc.Arbitrary<ChargeLine['frequency']>,
  anchor: fc.constantFrom('calendar', 'lease') as fc.Arbitrary<ChargeLine['anchor']>,
  timing: fc.constantFrom('advance', 'arrears') as fc.Arbitrary<ChargeLine['timing']>,
  convention: fc.constantFrom('none', 'following', 'modified-following', 'preceding') as fc.Arbitrary<ChargeLine['convention']>,
  dueDay: fc.integer({ min: 1, max: 31 }),
  issueDaysBefore: fc.integer({ min: 0, max: 40 }),
});
const proration = fc.constantFrom('actual-month', 'thirty-360', 'actual-365') as fc.Arbitrary<ChargeLine['proration']>;
const line = fc
  .record({ when, proration, basis: fc.oneof(fixedBasis, minimum), tax: anyTax })
  .map(({ when: dates, ...terms }): ChargeLine => ({ ...RENT, ...dates, ...terms }));

/** Freezes all of a value: whoever writes into it fails. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) frozen(each);
  }
  return value;
}

const sum = (rows: readonly { readonly amount: { readonly minor: number } }[]) =>
  rows.reduce((total, { amount }) => total + amount.minor, 0);
const taxOf = (rows: readonly { readonly taxMinor: number }[]) => rows.reduce((total, { taxMinor }) => total + taxMinor, 0);

describe('charges(lease, from, to)', () => {
  it('are those up to a day and those from it on, wherever the range is cut, and write into nothing that they are given', () => {
    const cuts = fc.uniqueArray(day(1_000), { maxLength: 4 });
    const oneOff = day(900).map((on): ChargeLine => ({ ...RENT, lineId: 'once', basis: { kind: 'one-off', amountMinor: 5, on } }));
    const amended = fc.option(fc.record({ effectiveFrom: day(700), line }));
    fc.assert(
      fc.property(line, oneOff, amended, cuts, day(300), (terms, once, change, days, from) => {
        const first = frozen(shopLease({ areaDm2: 12_345, from, to: '2028-09-16', lines: [terms, once] }));
        const last =
          change === null
            ? first
            : frozen({
                ...first,
                lines: [{ ...change.line, currency: 'CNY' }, once],
                amendment: { kind: 'amendment' as const, ref: 'A', effectiveFrom: change.effectiveFrom },
              });
        const facts = frozen({ earlier: change === null ? [] : [first] });
        const bounds: CivilDate[] = ['2025-12-01', ...days.sort(), '2029-01-01'];
        const inOrder = (all: readonly { chargeId: string }[]) => [...all].sort((a, b) => (a.chargeId < b.chargeId ? -1 : 1));
        const whole = charges(last, '2025-12-01', '2029-01-01', facts);
        const parts = bounds.slice(1).flatMap((to, index) => charges(last, bounds[index] ?? to, to, facts).charges);
        expect(inOrder(parts)).toEqual(inOrder(whole.charges));
        expect(charges(last, '2025-12-01', '2029-01-01', facts)).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a yearly line that is monthly from March on', () => {
  it('has charged its year in January: no month of it is charged again, however the year is asked for', () => {
    const yearly = shopLease({ lines: [{ ...RENT, frequency: 'year' }] });
    const monthly = shopLease({ amendment: { kind: 'amendment', ref: 'A', effectiveFrom: '2026-03-01' } });
    const asked = (from: CivilDate, to: CivilDate) =>
      charges(monthly, from, to, { earlier: [yearly] }).charges.map(({ chargeId }) => chargeId);
    expect(asked('2026-01-01', '2027-02-01')).toEqual(['L1/rent/2026-01-01', 'L1/rent/2027-01-01']);
    expect(asked('2026-07-01', '2027-01-01')).toEqual([]);
    expect(asked('2026-07-01', '2027-02-01')).toEqual(['L1/rent/2027-01-01']);
  });
});

/** A site that lives on: each time it is asked it issues what is due and adjusts what has changed, and nothing that it wrote is touched. */
class Site {
  readonly versions: Lease[] = [];
  readonly charges: Charge[] = [];
  readonly credits: Credit[] = [];

  asks(today: CivilDate): void {
    const lease = this.versions.at(-1);
    if (lease === undefined) return;
    expect(this.#asksOnce(lease, today)).toEqual([]);
    const [charged, credited] = [this.charges.length, this.credits.length];
    this.#asksOnce(lease, today);
    expect([this.charges.length, this.credits.length], 'asked twice, nothing twice').toEqual([charged, credited]);
  }

  #asksOnce(lease: Lease, today: CivilDate): readonly { readonly reason: string }[] {
    const earlier = this.versions.slice(0, -1);
    const facts = frozen({ today, earlier, charges: [...this.charges], credits: [...this.credits] });
    const changed = adjustments(lease, facts);
    this.charges.push(...changed.charges.map((draft) => frozen({ ...draft, ...KNOWN })));
    this.credits.push(...changed.credits.map((draft) => frozen({ ...draft, knownAt: KNOWN.knownAt })));
    const charged = this.charges.flatMap(({ about, lineId, periodFrom, periodTo }) =>
      about === null && lineId !== null && periodFrom !== null && periodTo !== null ? [{ lineId, from: periodFrom, to: periodTo }] : [],
    );
    const due = chargesDue(lease, { today, notBefore: '2020-01-01', earlier, charged });
    this.charges.push(...due.charges.map((draft) => frozen({ ...draft, ...KNOWN })));
    return [...changed.waiting, ...due.waiting];
  }
}

describe('a lease that is amended in whatever it can be amended in, while it is charged', () => {
  const change = fc.record({
    after: fc.integer({ min: 1, max: 200 }),
    effectiveFrom: fc.option(day(760)),
    basis: fc.option(fixedBasis),
    tax: fc.option(anyTax, { nil: undefined }),
    to: fc.option(day(900), { nil: undefined }),
    areaDm2: fc.integer({ min: 100, max: 50_000 }),
    gone: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    dates: when,
  });

  it('has been charged, adjusted and credited with what its last version comes to when it is reckoned afresh, tax too', () => {
    fc.assert(
      fc.property(line, proration, fc.array(change, { minLength: 1, maxLength: 4 }), (terms, method, changes) => {
        const site = new Site();
        const { frequency, anchor } = terms;
        const keeps = { ...RENT, lineId: 'other', basis: fixed(100) };
        let lease = shopLease({ areaDm2: 9_999, to: '2028-03-17', lines: [{ ...terms, proration: method }, keeps] });
        let rent = lease.lines[0] ?? RENT;
        site.versions.push(frozen(lease));
        let today: CivilDate = START;
        for (const { after, effectiveFrom, basis, tax, to, areaDm2, gone, dates } of changes) {
          site.asks(today);
          today = plusDays(today, after);
          site.asks(today);
          const amendment: Amendment | null = effectiveFrom === null ? null : { kind: 'amendment', ref: 'A', effectiveFrom };
          /* The periods stay as they were, so that a charge and its fresh one are of the same days. */
          rent = { ...rent, ...dates, frequency, anchor, tax: tax === undefined ? rent.tax : tax };
          if (basis !== null && rent.basis.kind === 'fixed') rent = { ...rent, basis };
          lease = { ...lease, areaDm2, lines: gone ? [keeps] : [rent, keeps], amendment };
          if (to !== undefined && to > START) lease = { ...lease, to };
          site.versions.push(frozen(lease));
        }
        const end = plusMonths(START, 48);
        site.asks(end);
        const fresh = charges(lease, '2025-01-01', end, { earlier: site.versions.slice(0, -1) });
        expect(fresh.waiting).toEqual([]);
        const charged = new Map(site.charges.map((each) => [each.chargeId, each]));
        expect(charged.size, 'no id stands twice').toBe(site.charges.length);
        const spans = new Set(
          site.charges.flatMap(({ about, periodFrom, periodTo, lineId }) =>
            about === null ? [`${lineId} ${periodFrom} ${periodTo}`] : [],
          ),
        );
        const sameCuts = fresh.charges.every(({ lineId, periodFrom, periodTo }) => spans.has(`${lineId} ${periodFrom} ${periodTo}`));
        const difference = sum(site.charges) - sum(site.credits) - sum(fresh.charges);
        const taxes = taxOf(site.charges) - taxOf(site.credits) - taxOf(fresh.charges);
        if (sameCuts) expect([difference, taxes]).toEqual([0, 0]);
        /* Cut elsewhere (a term that was shortened and goes on), each charge is rounded by itself, and so is its tax. */ else {
          const pieces = spans.size + fresh.charges.length;
          if (method === 'actual-month' && site.versions.every(({ lines }) => lines.every((each) => each.tax === null)))
            expect(Math.abs(difference)).toBeLessThanOrEqual(pieces);
        }
        for (const credit of Map.groupBy(site.credits, ({ chargeId }) => chargeId).entries())
          expect(sum(credit[1])).toBeLessThanOrEqual(charged.get(credit[0])?.amount.minor ?? -1);
      }),
      { numRuns: 100 },
    );
  });
});
