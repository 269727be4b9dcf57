import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CivilDate, plusDays } from '../../../core/calendar/civil.ts';
import type { LateFeeTerms } from '../../../core/lease/lease.ts';
import { lateFeeDue } from '../../../core/ledger/late-fee-due.ts';

/* Days are counted from the due date. Everything is known by day 119; the last of June is day 150, and charged through on the 1st of July. */
const DUE = '2026-01-31';
const LAST = 150;
const AMOUNT = 100_000;

interface Fact {
  readonly minor: number;
  readonly on: number;
}
/** When each fact became known: so many days after it was so. */
type Delays = readonly number[];

interface Known {
  readonly owed: number;
  readonly paid: readonly Fact[];
}

interface History {
  readonly payments: readonly (Fact & { readonly bouncedOn: number | null })[];
  readonly notes: readonly Fact[];
}

const PAYMENTS = 5;
const fact = { minor: fc.integer({ min: 1, max: 60_000 }), on: fc.integer({ min: -5, max: 60 }) };
const histories: fc.Arbitrary<History> = fc.record({
  payments: fc.array(fc.record({ ...fact, bouncedOn: fc.option(fc.integer({ min: 60, max: 80 })) }), { maxLength: PAYMENTS }),
  notes: fc.array(fc.record({ ...fact, minor: fc.integer({ min: 1, max: 30_000 }) }), { maxLength: 2 }),
});
const delays: fc.Arbitrary<Delays> = fc.array(fc.nat(39), { minLength: PAYMENTS, maxLength: PAYMENTS });
const someTerms: fc.Arbitrary<LateFeeTerms> = fc.record({
  graceDays: fc.nat(7),
  flatMinor: fc.nat(5_000),
  perDayPpm: fc.nat(3_000),
  capMinor: fc.option(fc.nat(20_000)),
  capBp: fc.option(fc.nat(1_500)),
});

function knownOn(day: number, { payments, notes }: History, late: Delays): Known {
  const isKnown = (on: number, n: number) => on + (late[n] ?? 0) <= day;
  return {
    owed: notes.filter(({ on }, n) => isKnown(on, n)).reduce((owed, { minor }) => owed - minor, AMOUNT),
    paid: payments.filter(({ on, bouncedOn }, n) => isKnown(on, n) && (bouncedOn === null || !isKnown(bouncedOn, n))),
  };
}

/** What the charge bears in the end by the rules, day by day: each day with something open as it began, those of the grace for what was open at its end. */
function borne({ owed, paid }: Known, { graceDays, flatMinor, perDayPpm, capMinor, capBp }: LateFeeTerms, through: number): number {
  const openAsBegan = (day: number) => paid.reduce((open, { on, minor }) => (on < day ? open - minor : open), owed);
  const stillOpen = openAsBegan(graceDays + 1);
  if (stillOpen <= 0 || through <= graceDays) return 0;
  let millionths = 0n;
  for (let day = 1; day <= through; day++) {
    const open = day <= graceDays ? stillOpen : openAsBegan(day);
    if (open > 0) millionths += BigInt(open * perDayPpm);
  }
  const whole = flatMinor + Number((millionths + 500_000n) / 1_000_000n);
  const share = capBp === null ? whole : Number((BigInt(owed * capBp) + 5_000n) / 10_000n);
  return Math.min(whole, share, capMinor ?? whole);
}

/** Lives from the due date to the last day, charging each morning; returns what stands charged in the end, and each day that it was too much. */
function live(history: History, late: Delays, terms: LateFeeTerms, bankLag: number): { charged: number; tooMuch: number[] } {
  let charged = 0;
  const chargedThrough: CivilDate[] = [];
  const tooMuch: number[] = [];
  for (let day = 1; day <= LAST + 1; day++) {
    const known = knownOn(day, history, late);
    const step = lateFeeDue({
      charge: { dueDate: DUE, owedMinor: known.owed, off: known.paid.map(({ on, minor }) => ({ on: plusDays(DUE, on), minor })) },
      currency: 'CNY',
      terms,
      asOf: plusDays(DUE, day === LAST + 1 ? day : day - bankLag),
      chargedMinor: charged,
      chargedThrough,
    });
    if (step?.kind === 'charge') chargedThrough.push(step.through);
    if (step !== null) charged += step.kind === 'charge' ? step.minor : -step.minor;
    if (charged > borne(known, terms, day)) tooMuch.push(day);
  }
  return { charged, tooMuch };
}

it('the late fee of a charge comes to the same whenever payments, returns and credit notes became known, and is never more than what is known bears', () => {
  fc.assert(
    fc.property(histories, someTerms, delays, delays, fc.nat(6), (history, terms, one, other, bankLag) => {
      const wanted = borne(knownOn(LAST, history, []), terms, LAST);
      expect(live(history, one, terms, bankLag)).toEqual({ charged: wanted, tooMuch: [] });
      expect(live(history, other, terms, 0)).toEqual({ charged: wanted, tooMuch: [] });
    }),
    { numRuns: 200 },
  );
});
