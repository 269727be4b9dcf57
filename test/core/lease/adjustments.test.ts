import { describe, expect, it } from 'vitest';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import { adjustments } from '../../../core/lease/adjustments.ts';
import type { Amendment, ChargeLine, Lease } from '../../../core/lease/lease.ts';
import { charges } from '../../../core/lease/schedule.ts';
import type { Charge, Credit } from '../../../core/ledger/ledger.ts';
import { fixed, RENT, shopLease } from './shop-lease.ts';

const KNOWN = { knownAt: '2026-05-01T02:00:00.000Z', backfilled: false } as const;
const TODAY = '2026-05-01';
const amendment = (effectiveFrom: CivilDate, kind: Amendment['kind'] = 'amendment'): Amendment => ({ kind, ref: 'A-1', effectiveFrom });
const withRent = (amountMinor: number, change: Partial<Lease> = {}, line: Partial<ChargeLine> = {}) =>
  shopLease({ ...change, lines: [{ ...RENT, ...line, basis: fixed(amountMinor) }] });

/** What a lease charged from January to April, as it stands in the ledger. */
const issued = (lease: Lease, change: Partial<Charge> = {}): Charge[] =>
  charges(lease, '2026-01-01', '2026-05-01').charges.map((draft) => ({ ...draft, ...KNOWN, ...change }));

/** A small ledger: asks what to adjust and takes the answer in, until there is no answer. */
class Ledger {
  charges: Charge[];
  credits: Credit[] = [];
  constructor(charges: Charge[]) {
    this.charges = charges;
  }
  adjust(lease: Lease, earlier: Lease[] = []): string[] {
    const facts = { today: TODAY, earlier } as const;
    const answer = adjustments(lease, { ...facts, charges: this.charges, credits: this.credits });
    this.charges.push(...answer.charges.map((draft) => ({ ...draft, ...KNOWN })));
    this.credits.push(...answer.credits.map((draft): Credit => ({ ...draft, knownAt: KNOWN.knownAt })));
    expect(adjustments(lease, { ...facts, charges: this.charges, credits: this.credits })).toEqual({ ...answer, charges: [], credits: [] });
    return [
      ...answer.charges.map(({ chargeId, amount, taxMinor }) => `${chargeId} + ${amount.minor}${taxMinor > 0 ? ` (tax ${taxMinor})` : ''}`),
      ...answer.credits.map(({ creditId, amount, taxMinor }) => `${creditId} − ${amount.minor}${taxMinor > 0 ? ` (tax ${taxMinor})` : ''}`),
      ...answer.waiting.map(({ chargeId, reason }) => `${chargeId} ${reason}`),
    ];
  }
  /** A person credits a part of a charge. */
  credit(chargeId: string, minor: number, kind: Credit['kind'] = 'credit-note'): void {
    const amount = { minor, currency: 'CNY' };
    this.credits.push({
      creditId: `by-hand/${this.credits.length}`,
      chargeId,
      kind,
      amount,
      taxMinor: 0,
      by: 'li',
      reason: 'goodwill',
      effectiveOn: TODAY,
      knownAt: KNOWN.knownAt,
    });
  }
}

const LEASE = withRent(310_000);

describe('a lease that comes again as it was', () => {
  it('adjusts nothing', () => expect(new Ledger(issued(LEASE)).adjust({ ...LEASE, contacts: [] }, [LEASE])).toEqual([]));
});

describe('an amendment from 16 March on: 3,720.00 instead of 3,100.00', () => {
  const after = withRent(372_000, { amendment: amendment('2026-03-16') });

  it('charges more for 16 of 31 days of March (320.00) and for April (620.00); January and February stand', () => {
    expect(new Ledger(issued(LEASE)).adjust(after, [LEASE])).toEqual([
      'L1/rent/2026-03-01/adj/1 + 32000',
      'L1/rent/2026-04-01/adj/1 + 62000',
    ]);
  });

  it('says in the working how it came about, and leaves the days to pay that the line gives', () => {
    const [march] = adjustments(after, { today: TODAY, earlier: [LEASE], charges: issued(LEASE), credits: [] }).charges;
    expect(march).toMatchObject({
      about: 'L1/rent/2026-03-01',
      working:
        '3100.00 per month × 15/31 (2026-03-01 to 2026-03-15) + 3720.00 per month × 16/31 (2026-03-16 to 2026-03-31); less 3100.00 CNY charged before',
      periodFrom: '2026-03-01',
      periodTo: '2026-04-01',
      issueDate: '2026-05-01',
      dueDate: '2026-05-11',
    });
  });

  it('is in force for what is charged later, in one charge', () =>
    expect(charges(after, '2026-03-01', '2026-05-01', { earlier: [LEASE] }).charges.map(({ amount }) => amount.minor)).toEqual([
      342_000, 372_000,
    ]));

  it('taken back by a second one gives credit on the adjustments, none on what was right', () => {
    const ledger = new Ledger(issued(LEASE));
    ledger.adjust(after, [LEASE]);
    const back = withRent(310_000, { amendment: amendment('2026-03-16', 'correction') });
    expect(ledger.adjust(back, [LEASE, after])).toEqual([
      'credit/L1/rent/2026-03-01/adj/1/1 − 32000',
      'credit/L1/rent/2026-04-01/adj/1/1 − 62000',
    ]);
    const again = withRent(372_000, { amendment: amendment('2026-04-01') });
    expect(ledger.adjust(again, [LEASE, after, back])).toEqual(['L1/rent/2026-04-01/adj/2 + 62000']);
  });
});

describe('a correction without an amendment', () => {
  it('counts from the first day: 2,480.00 instead of 3,100.00 are 620.00 of credit a month', () => {
    expect(new Ledger(issued(LEASE)).adjust(withRent(248_000), [LEASE])).toEqual([
      'credit/L1/rent/2026-01-01/1 − 62000',
      'credit/L1/rent/2026-02-01/1 − 62000',
      'credit/L1/rent/2026-03-01/1 − 62000',
      'credit/L1/rent/2026-04-01/1 − 62000',
    ]);
  });

  it('that drops below what was once added takes it from the addition first, then from the charge', () => {
    const ledger = new Ledger(issued(LEASE).slice(0, 1));
    ledger.adjust(withRent(340_000), [LEASE]);
    expect(ledger.adjust(withRent(300_000), [LEASE])).toEqual([
      'credit/L1/rent/2026-01-01/adj/1/1 − 30000',
      'credit/L1/rent/2026-01-01/1 − 10000',
    ]);
  });

  it('holds the tax: 9 % on 620.00 less are 55.80', () => {
    const tax = { name: 'VAT', rateBp: 900, included: false };
    const before = withRent(310_000, {}, { tax });
    expect(new Ledger(issued(before).slice(0, 1)).adjust(withRent(248_000, {}, { tax }), [before])).toEqual([
      'credit/L1/rent/2026-01-01/1 − 67580 (tax 5580)',
    ]);
    expect(new Ledger(issued(before).slice(0, 1)).adjust(withRent(372_000, {}, { tax }), [before])).toEqual([
      'L1/rent/2026-01-01/adj/1 + 67580 (tax 5580)',
    ]);
  });
});

describe('a lease that ends early, on 11 April', () => {
  it('gives back 20 of 30 days of April = 2,066.67, and charges nothing after', () => {
    const ended = withRent(310_000, { to: '2026-04-11', amendment: amendment('2026-04-11', 'termination') });
    expect(new Ledger(issued(LEASE)).adjust(ended, [LEASE])).toEqual(['credit/L1/rent/2026-04-01/1 − 206667']);
    expect(charges(ended, '2026-04-11', '2027-01-01', { earlier: [LEASE] }).charges).toEqual([]);
  });

  it('and is renewed with another rent on the same day goes on', () => {
    const first = withRent(310_000, { to: '2026-04-01' });
    const renewed = withRent(330_000, { to: '2027-04-01', amendment: amendment('2026-04-01', 'renewal') });
    expect(new Ledger(issued(first)).adjust(renewed, [first])).toEqual([]);
    expect(charges(renewed, '2026-03-01', '2026-05-01', { earlier: [first] }).charges.map(({ amount }) => amount.minor)).toEqual([
      310_000, 330_000,
    ]);
  });
});

describe('a line that is no longer in the lease', () => {
  it('from an amendment on: what was charged after it is given back whole', () => {
    const fee: ChargeLine = { ...RENT, lineId: 'fee', debtType: 'service-charge', basis: fixed(50_000) };
    const before = shopLease({ lines: [RENT, fee] });
    const after = shopLease({ lines: [RENT], amendment: amendment('2026-04-01') });
    expect(new Ledger(issued(before)).adjust(after, [before])).toEqual(['credit/L1/fee/2026-04-01/1 − 50000']);
  });
});

describe('credit notes of persons', () => {
  it('are never charged back', () => {
    const ledger = new Ledger(issued(LEASE));
    ledger.credit('L1/rent/2026-01-01', 10_000);
    expect(ledger.adjust(LEASE)).toEqual([]);
  });

  it('count towards what is less: of 620.00 less, 100.00 were credited already', () => {
    const ledger = new Ledger(issued(LEASE).slice(0, 1));
    ledger.credit('L1/rent/2026-01-01', 10_000);
    expect(ledger.adjust(withRent(248_000), [LEASE])).toEqual(['credit/L1/rent/2026-01-01/1 − 52000']);
  });

  it('and write-offs leave no more to credit than there is', () => {
    const ledger = new Ledger(issued(LEASE).slice(0, 1));
    ledger.credit('L1/rent/2026-01-01', 290_000, 'write-off');
    expect(ledger.adjust(withRent(248_000), [LEASE])).toEqual(['credit/L1/rent/2026-01-01/1 − 20000']);
  });
});

describe('what is left to a person', () => {
  it('a charge of another system is its own affair', () => {
    const foreign = issued(LEASE).map((charge, index) => ({ ...charge, chargeId: `INV-${index}` }));
    expect(new Ledger(foreign).adjust(withRent(248_000), [LEASE])).toEqual([]);
    expect(new Ledger(issued(LEASE, { backfilled: true })).adjust(withRent(248_000), [LEASE])).toEqual([]);
  });

  it('a debt does not move to another creditor, nor to another currency', () => {
    const moved = shopLease({ lines: [{ ...RENT, creditor: { party: 'Fund Ltd', role: 'landlord' } }] });
    expect(new Ledger(issued(LEASE).slice(0, 1)).adjust(moved, [LEASE])).toEqual([
      'L1/rent/2026-01-01 was owed to Mall Ltd (landlord), and is now owed to Fund Ltd (landlord)',
    ]);
    expect(new Ledger(issued(LEASE).slice(0, 1)).adjust(shopLease({ lines: [{ ...RENT, currency: 'USD' }] }), [LEASE])).toEqual([
      'L1/rent/2026-01-01 was charged in CNY, and is now owed in USD',
    ]);
  });
});

describe('tax and amount that do not move together', () => {
  const taxedLease = (minor: number, rateBp: number) => withRent(minor, {}, { tax: { name: 'VAT', rateBp, included: true } });

  it('make a credit note of the old charge and a new charge: 9 % in 1,000.00, then 3 % in 1,050.00, then 20 % in 950.00', () => {
    const [first, second, third] = [taxedLease(100_000, 900), taxedLease(105_000, 300), taxedLease(95_000, 2_000)];
    const ledger = new Ledger(issued(first).slice(0, 1));
    expect(ledger.adjust(second, [first])).toEqual([
      'L1/rent/2026-01-01/adj/1 + 105000 (tax 3058)',
      'credit/L1/rent/2026-01-01/1 − 100000 (tax 8257)',
    ]);
    expect(ledger.adjust(third, [first, second])).toEqual([
      'L1/rent/2026-01-01/adj/2 + 95000 (tax 15833)',
      'credit/L1/rent/2026-01-01/adj/1/1 − 105000 (tax 3058)',
    ]);
    const sum = (facts: readonly { taxMinor: number }[]) => facts.reduce((total, { taxMinor }) => total + taxMinor, 0);
    expect(sum(ledger.charges) - sum(ledger.credits)).toBe(15_833);
  });

  it('also when the amount stays: 9 % in 3,100.00, then 6 %', () =>
    expect(new Ledger(issued(taxedLease(310_000, 900)).slice(0, 1)).adjust(taxedLease(310_000, 600), [taxedLease(310_000, 900)])).toEqual([
      'L1/rent/2026-01-01/adj/1 + 310000 (tax 17547)',
      'credit/L1/rent/2026-01-01/1 − 310000 (tax 25596)',
    ]));

  it('are left to a person where one has credited a part', () => {
    const ledger = new Ledger(issued(taxedLease(100_000, 900)).slice(0, 1));
    ledger.credit('L1/rent/2026-01-01', 10_000);
    expect(ledger.adjust(taxedLease(105_000, 300), [taxedLease(100_000, 900)])).toEqual([
      'L1/rent/2026-01-01 should come to 1050.00 CNY with 30.58 CNY of tax, and a part of it was credited by a person: credit it and charge it anew by hand',
    ]);
  });
});
