import { expect, it } from 'vitest';
import type { LateFeeTerms } from '../../core/lease/lease.ts';
import { chargeLateFees } from '../../engine/charge-late-fees.ts';
import { issueDay } from '../../engine/issue-day.ts';
import { importPayments } from '../../engine/post-payment.ts';
import { chargesReport } from '../../engine/reports/charges/charges.ts';
import { takeOver } from '../../engine/take-over.ts';
import { RENT } from '../core/lease/shop-lease.ts';
import { clerk } from './clerk.ts';
import { Story, type StoryOptions } from './story.ts';

/** Five days of grace, then 50.00 at once and 0.05 % a day, at most 300.00 and at most 8 % of the charge. */
const TERMS: LateFeeTerms = { graceDays: 5, flatMinor: 5_000, perDayPpm: 500, capMinor: 30_000, capBp: 800 };
const FEB = 'L1/rent/2026-02-01';
const fee = (through: string) => `${FEB}/late/${through}`;

async function signed(lateFee: LateFeeTerms = TERMS, currency = 'CNY', options: StoryOptions = {}): Promise<Story> {
  const story = await Story.begin({ currency, ...options });
  await story.day('2026-01-02', 'the lease begins on 1 February, rent is due on the 5th', () =>
    story.lease({ currency, from: '2026-02-01', to: '2026-03-01', lines: [{ ...RENT, lateFee }] }),
  );
  return story;
}

it('who pays within the grace owes nothing for it, on its last day too', async () => {
  const story = await signed();
  await story.day('2026-02-10', 'five days late: the last day of the grace', async () => {
    await story.pays('3100.00');
  });
  await story.day('2026-03-10', 'nothing was charged for it', async () => {
    expect(await story.owes()).toEqual({});
    expect(Object.keys(await story.charged())).toEqual([FEB]);
  });
});

it('a late fee runs up to its cap and is charged when the grace has passed, at each end of a month, and with the payment', async () => {
  const story = await signed();
  await story.day('2026-02-10', 'within the grace nothing is charged', async () => {
    expect(await story.owes()).toEqual({ [FEB]: '3100.00 CNY' });
  });
  await story.day('2026-02-11', 'the grace has passed: 50.00 and six days at 1.55', async () => {
    expect(await story.owes()).toEqual({ [FEB]: '3100.00 CNY', [fee('2026-02-11')]: '59.30 CNY' });
    expect(await story.charge(fee('2026-02-11'))).toMatchObject({ dueDate: '2026-02-11', taxMinor: 0, leaseId: 'L1', lineId: null });
  });
  await story.day('2026-02-12', 'asked again, nothing is charged twice', async () => {
    expect(await chargeLateFees(story.context)).toMatchObject({ charges: [], credits: [] });
  });
  await story.day('2026-02-20', 'half of the rent is paid, and the fee', async () => {
    await story.pays('1550.00', { reference: FEB });
    await story.pays('59.30', { reference: fee('2026-02-11') });
  });
  await story.day(
    '2026-03-01',
    'to the end of February: nine days more at 1.55 and eight at 0.775, rounded once with all before',
    async () => {
      expect(await story.owes()).toEqual({ [FEB]: '1550.00 CNY', [fee('2026-02-28')]: '20.15 CNY' });
    },
  );
  await story.day('2026-12-01', 'it stops at 248.00, which is 8 % of the charge and less than 300.00', async () => {
    const fees = Object.entries(await story.charged()).filter(([id]) => id.startsWith(`${FEB}/late/`));
    const sum = fees.reduce((total, [, text]) => total + Math.round(Number.parseFloat(text) * 100), 0);
    expect(sum).toBe(24_800);
    expect((await story.charge(fees.at(-1)?.[0] ?? '')).working).toContain('(the cap)');
  });
});

it('a payment that the bank told late takes back what should not have been charged, and a waived fee stays waived', async () => {
  const story = await signed();
  await story.day('2026-02-12', 'the fee was charged; then the bank tells of a payment of 9 February', async () => {
    expect(await story.owes()).toMatchObject({ [fee('2026-02-11')]: '59.30 CNY' });
    await story.pays('3100.00', { paidAt: '2026-02-09', reference: FEB });
  });
  await story.day('2026-02-13', 'a credit note takes the fee back', async () => {
    expect(await story.owes()).toEqual({});
    const credits = await story.context.store.read(({ ledger }) => ledger.creditsOf([fee('2026-02-11')]));
    expect(credits).toMatchObject([
      { creditId: `credit/${fee('2026-02-11')}/1`, kind: 'credit-note', amount: { minor: 5_930 }, by: 'late fees' },
    ]);
  });
});

it('what a person waives is not charged again', async () => {
  const story = await signed();
  await story.day('2026-02-11', 'the fee is waived, since the tenant was in hospital', async () => {
    await clerk(story).credits({ chargeId: fee('2026-02-11'), kind: 'credit-note', reason: 'in hospital' });
  });
  await story.day('2026-03-01', 'later days are charged, the waived ones are not', async () => {
    expect(await story.owes()).toEqual({ [FEB]: '3100.00 CNY', [fee('2026-02-28')]: '26.35 CNY' });
  });
});

it('nobody is late on a day that the bank has not told of', async () => {
  const story = await signed(TERMS, 'CNY', { bankSilent: true });
  const covers = (date: string) => importPayments(story.context, { content: [], origin: 'bank.json' }, { coveredThrough: date });
  await story.day('2026-02-08', 'the bank has told everything up to the 8th, then its line is down', async () => {
    await covers('2026-02-08');
  });
  await story.day('2026-02-20', 'the grace is over by the calendar, but who has paid is not known', async () => {
    expect(await story.owes()).toEqual({ [FEB]: '3100.00 CNY' });
    await covers('2026-02-19');
  });
  await story.day('2026-02-21', 'now it is', async () => {
    expect(await story.owes()).toMatchObject({ [fee('2026-02-11')]: '59.30 CNY' });
  });
});

it('nobody is late while the bank has told of no day, which is said, and what was paid meanwhile is charged when it has', async () => {
  const story = await signed(TERMS, 'CNY', { bankSilent: true });
  await story.day('2026-02-20', 'the grace is over by the calendar; no statement was ever imported', async () => {
    expect(await story.owes()).toEqual({ [FEB]: '3100.00 CNY' });
    const waiting = { leaseId: 'L1', lineId: 'rent', key: 'bank-not-told', from: '2026-02-06', to: '2026-02-20' };
    expect((await issueDay(story.context)).waiting).toMatchObject([waiting]);
    expect((await chargesReport(story.context, 'T1')).waiting).toMatchObject([{ ...waiting, chargeId: FEB }]);
    await story.pays('3100.00');
    expect((await issueDay(story.context)).waiting).toEqual([]);
  });
  await story.day('2026-03-05', 'paid, and whether nothing came before is not known', async () => {
    expect(await story.owes()).toEqual({});
    await story.bankTells('2026-02-15');
  });
  await story.day('2026-03-06', 'told through the 15th: 50.00 and six days', async () => {
    expect(await story.owes()).toEqual({ [fee('2026-02-11')]: '59.30 CNY' });
    await story.bankTells('2026-03-05');
  });
  await story.day('2026-03-07', 'told of all: nine days more, through the day of payment', async () => {
    expect(await story.owes()).toEqual({ [fee('2026-02-11')]: '59.30 CNY', [fee('2026-02-20')]: '13.95 CNY' });
  });
});

it('no late fee is for a day before the books were taken over, and a grace that had passed by then owes no flat part', async () => {
  const story = await signed();
  const old = { chargeId: 'INV-1', issueDate: '2025-12-22', dueDate: '2025-12-24', amount: '1000.00', leaseId: 'L1', lineId: 'rent' };
  const days = (charge: Record<string, string>) => ({ ...old, periodFrom: '2025-12-01', periodTo: '2026-01-01', ...charge });
  await story.day('2026-01-03', 'late since December in the old books, and within the grace as they are closed', async () => {
    await story.charges(days({}), days({ chargeId: 'INV-2', dueDate: '2025-12-30', periodFrom: '2025-11-01', periodTo: '2025-12-01' }));
  });
  await story.day(
    '2026-01-06',
    'INV-2 by then: its flat part, and five days from 1 January (31 December was in the old books)',
    async () => {
      expect(await story.owes()).toMatchObject({ 'INV-2/late/2026-01-05': '52.50 CNY' });
      expect(await story.charge('INV-2/late/2026-01-05')).toMatchObject({
        periodFrom: '2026-01-01',
        working: '5 days late from 2026-01-01 through 2026-01-05: 50.00 at once and 0.05 % a day of what was open = 52.50',
      });
    },
  );
  await story.day('2026-02-01', 'INV-1 bears the days of January, and nothing at once', async () => {
    expect(await story.owes()).toMatchObject({ 'INV-1/late/2026-01-31': '15.50 CNY' });
  });
  await story.day('2026-02-02', 'a later day is said; what was charged by then stays, and the days go on', async () => {
    const report = await takeOver(story.context, '2026-02-20', { name: 'lin', authenticated: true, via: 'command' }, 'moved again');
    expect(report.ok).toBe(true);
  });
  await story.day('2026-03-01', 'nothing was taken back', async () => {
    expect(await story.owes()).toMatchObject({ 'INV-1/late/2026-01-31': '15.50 CNY', 'INV-1/late/2026-02-28': '14.00 CNY' });
  });
});

it('a debt that is written off bears no more, and a credit note lets it bear on what was owed', async () => {
  const story = await signed();
  await story.day('2026-02-12', 'half of the rent was too much: the fee is that of the other half', async () => {
    await clerk(story).credits({
      chargeId: FEB,
      kind: 'credit-note',
      amount: { minor: 155_000, currency: 'CNY' },
      reason: 'no water for two weeks',
    });
  });
  await story.day('2026-02-13', '4.65 of 59.30 are taken back', async () => {
    expect(await story.owes()).toEqual({ [FEB]: '1550.00 CNY', [fee('2026-02-11')]: '54.65 CNY' });
  });
  await story.day('2026-02-14', 'the rest is given up', async () => {
    await clerk(story).credits({ chargeId: FEB, kind: 'write-off', reason: 'shop closed' });
  });
  await story.day('2026-06-01', 'nothing more is charged', async () => {
    expect(await story.owes()).toEqual({ [fee('2026-02-11')]: '54.65 CNY' });
  });
});

it('a write-off of a part lowers what bears the fee, which runs on until the rest is paid', async () => {
  const story = await signed({ ...TERMS, capMinor: null, capBp: null });
  await story.day('2026-02-12', 'one cent is given up as a rounding, and then half of the rent', async () => {
    const part = (minor: number) =>
      ({ chargeId: FEB, kind: 'write-off', amount: { minor, currency: 'CNY' }, reason: 'settlement' }) as const;
    await clerk(story).credits(part(1));
    await clerk(story).credits(part(154_999));
  });
  await story.day('2026-03-01', 'to the end of February: one day more at 1.55, then sixteen at 0.775', async () => {
    expect(await story.owes()).toEqual({ [FEB]: '1550.00 CNY', [fee('2026-02-11')]: '59.30 CNY', [fee('2026-02-28')]: '13.95 CNY' });
  });
  await story.day('2026-03-05', 'the rest is paid', async () => {
    await story.pays('1550.00', { reference: FEB });
  });
  await story.day('2026-03-06', 'five days more', async () => {
    expect(await story.owes()).toMatchObject({ [fee('2026-03-05')]: '3.88 CNY' });
  });
});

it.each([
  ['JPY', '310000 JPY', '31 JPY'],
  ['KWD', '310.000 KWD', '0.031 KWD'],
])('in %s, to its own smallest unit', async (currency, rent, amount) => {
  const story = await signed({ graceDays: 0, flatMinor: 0, perDayPpm: 100, capMinor: null, capBp: null }, currency);
  await story.day('2026-02-06', 'the first late day: 0.01 %', async () => {
    expect(await story.owes()).toEqual({ [FEB]: rent, [fee('2026-02-06')]: amount });
  });
});
