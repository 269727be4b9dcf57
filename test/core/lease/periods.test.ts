import { describe, expect, it } from 'vitest';
import type { BusinessDays } from '../../../core/calendar/business-days.ts';
import type { CivilDate } from '../../../core/calendar/civil.ts';
import type { ChargeLine, Lease } from '../../../core/lease/lease.ts';
import { periodsDue } from '../../../core/lease/periods-due.ts';
import { charges, chargesDue } from '../../../core/lease/schedule.ts';
import { RENT, shopLease } from './shop-lease.ts';

/** `first day → first day after, issued …, due …` of every charge of the first year. */
function dates(line: Partial<ChargeLine>, lease: Partial<Lease> = {}, calendar?: BusinessDays, to: CivilDate = '2027-01-01'): string[] {
  const facts = calendar === undefined ? {} : { calendar };
  return charges(shopLease({ ...lease, lines: [{ ...RENT, ...line }] }), '2026-01-01', to, facts).charges.map(
    ({ periodFrom, periodTo, issueDate, dueDate }) => `${periodFrom} → ${periodTo}, issued ${issueDate}, due ${dueDate}`,
  );
}

describe('periods', () => {
  it('of a quarter begin with those of the calendar; the first is the part that is left of it', () => {
    expect(dates({ frequency: 'quarter' }, { from: '2026-02-10', to: '2026-08-01' })).toEqual([
      '2026-02-10 → 2026-04-01, issued 2026-02-23, due 2026-03-05',
      '2026-04-01 → 2026-07-01, issued 2026-03-26, due 2026-04-05',
      '2026-07-01 → 2026-08-01, issued 2026-06-25, due 2026-07-05',
    ]);
  });

  it('of a quarter begin with the first day of the lease, when its contract says so', () => {
    expect(dates({ frequency: 'quarter', anchor: 'lease', dueDay: 15 }, { from: '2026-02-15', to: '2026-11-15' })).toEqual([
      '2026-02-15 → 2026-05-15, issued 2026-02-15, due 2026-02-15',
      '2026-05-15 → 2026-08-15, issued 2026-05-05, due 2026-05-15',
      '2026-08-15 → 2026-11-15, issued 2026-08-05, due 2026-08-15',
    ]);
  });

  it('of a lease from the 31st end with the last day but one of shorter months', () => {
    expect(dates({ anchor: 'lease', dueDay: 31, issueDaysBefore: 0 }, { from: '2026-01-31', to: '2026-05-01' })).toEqual([
      '2026-01-31 → 2026-02-28, issued 2026-01-31, due 2026-01-31',
      '2026-02-28 → 2026-03-31, issued 2026-02-28, due 2026-02-28',
      '2026-03-31 → 2026-04-30, issued 2026-03-31, due 2026-03-31',
      '2026-04-30 → 2026-05-01, issued 2026-04-30, due 2026-04-30',
    ]);
  });

  it('of half a year and of a year', () => {
    expect(dates({ frequency: 'half-year' }).map((each) => each.slice(0, 23))).toEqual([
      '2026-01-01 → 2026-07-01',
      '2026-07-01 → 2027-01-01',
    ]);
    expect(
      dates({ frequency: 'year', anchor: 'lease' }, { from: '2026-06-10' }, undefined, '2028-01-01').map((each) => each.slice(0, 23)),
    ).toEqual(['2026-06-10 → 2027-06-10', '2027-06-10 → 2028-06-10']);
  });

  it('end with the line, and begin with it, within the lease', () => {
    expect(dates({ from: '2026-03-11', to: '2026-05-02' }).map((each) => each.slice(0, 23))).toEqual([
      '2026-03-11 → 2026-04-01',
      '2026-04-01 → 2026-05-01',
      '2026-05-01 → 2026-05-02',
    ]);
  });
});

describe('the due day', () => {
  it('in arrears is the first one not before the end of the period', () => {
    expect(dates({ timing: 'arrears', frequency: 'quarter', dueDay: 1 }, { to: '2026-05-20' })).toEqual([
      '2026-01-01 → 2026-04-01, issued 2026-03-22, due 2026-04-01',
      '2026-04-01 → 2026-05-20, issued 2026-05-22, due 2026-06-01',
    ]);
  });

  it('31 is the last day of each month, of February in a leap year the 29th', () => {
    expect(dates({ dueDay: 31 }, { from: '2028-01-01', to: '2028-05-01' }, undefined, '2029-01-01').map((each) => each.slice(-10))).toEqual(
      ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30'],
    );
  });

  it('moves to a business day, and the issue date with it: 5 April 2026 is a Sunday, the 6th Qingming', () => {
    const calendar: BusinessDays = { weekdays: [1, 2, 3, 4, 5], holidays: ['2026-04-06'], workdays: [] };
    const april = (convention: ChargeLine['convention'], dueDay = 5) =>
      dates({ convention, dueDay }, { from: '2026-04-01', to: '2026-05-01' }, calendar)[0]?.slice(25);
    expect(april('none')).toBe('issued 2026-04-01, due 2026-04-05');
    expect(april('following')).toBe('issued 2026-04-01, due 2026-04-07');
    expect(april('following', 18)).toBe('issued 2026-04-10, due 2026-04-20');
    expect(april('preceding', 18)).toBe('issued 2026-04-07, due 2026-04-17');
  });

  it('never comes before the issue date: preceding from Sunday 1 February would be before the lease', () => {
    expect(dates({ convention: 'preceding', dueDay: 1 }, { from: '2026-02-01', to: '2026-03-01' })).toEqual([
      '2026-02-01 → 2026-03-01, issued 2026-02-01, due 2026-02-01',
    ]);
  });
});

describe('what another system has charged', () => {
  const lease = shopLease({ to: '2026-07-01' });
  const due = (charged: { from: CivilDate; to: CivilDate }[], line: Partial<ChargeLine> = {}) =>
    chargesDue(
      { ...lease, lines: [{ ...RENT, ...line }] },
      { today: '2026-12-31', notBefore: '2026-01-01', charged: charged.map((span) => ({ lineId: 'rent', ...span })) },
    ).charges.map(({ periodFrom, periodTo, amount }) => `${periodFrom} → ${periodTo}: ${amount.minor}`);

  it('is not charged again, and what it left out is', () => {
    expect(
      due([
        { from: '2026-04-01', to: '2026-05-01' },
        { from: '2026-01-01', to: '2026-03-11' },
      ]),
    ).toEqual(['2026-03-11 → 2026-04-01: 210000', '2026-05-01 → 2026-06-01: 310000', '2026-06-01 → 2026-07-01: 310000']);
  });

  it('of a line that charges parts as a whole leaves no rest of that period', () => {
    expect(due([{ from: '2026-01-01', to: '2026-05-11' }], { proration: 'whole' })).toEqual(['2026-06-01 → 2026-07-01: 310000']);
  });
});

describe('a one-off', () => {
  const line: ChargeLine = {
    ...RENT,
    lineId: 'deposit',
    debtType: 'deposit',
    dueDay: 20,
    basis: { kind: 'one-off', amountMinor: 930_000, on: '2025-12-20' },
  };
  const due = (today: CivilDate, charged: { lineId: string; from: CivilDate; to: CivilDate }[] = [], notBefore: CivilDate = '2025-12-01') =>
    chargesDue(shopLease({ lines: [line] }), { today, notBefore, charged }).charges;

  it('is owed on its day, before the lease too, and issued so many days before', () => {
    expect(due('2025-12-09')).toEqual([]);
    expect(due('2025-12-10')).toMatchObject([
      {
        chargeId: 'L1/deposit/2025-12-20',
        debtType: 'deposit',
        amount: { minor: 930_000 },
        issueDate: '2025-12-10',
        dueDate: '2025-12-20',
        working: '9300.00 once',
      },
    ]);
  });

  it('is owed once', () => {
    const [charge] = due('2026-06-01');
    expect([charge?.periodFrom, charge?.periodTo]).toEqual(['2025-12-20', '2025-12-21']);
    expect(due('2026-06-01', [{ lineId: 'deposit', from: '2025-12-20', to: '2025-12-21' }])).toEqual([]);
  });

  it('that was due before this system began was charged by another', () => expect(due('2026-06-01', [], '2026-01-01')).toEqual([]));
});

describe('a bill that comes late', () => {
  const late = (convention: ChargeLine['convention'], today: CivilDate) =>
    periodsDue(shopLease({ lines: [{ ...RENT, convention, dueDay: 1, issueDaysBefore: 2 }] }), {
      today,
      notBefore: '2026-01-01',
      charged: [],
    })[0]?.period.dueDate;
  it.each([
    /* Friday 6 March + 2 is a Sunday; Saturday 30 May of 2026 + 1 is the last of its month, a Sunday too. */
    ['preceding', '2026-03-06', '2026-03-09'],
    ['modified-following', '2026-05-29', '2026-06-01'],
    ['none', '2026-03-06', '2026-03-08'],
  ] as const)('leaves its days to pay, %s too', (convention, today, due) => expect(late(convention, today)).toBe(due));
});
