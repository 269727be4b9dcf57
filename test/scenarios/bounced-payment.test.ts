import { expect, it } from 'vitest';
import { RENT } from '../core/lease/shop-lease.ts';
import { clerk } from './clerk.ts';
import { Story } from './story.ts';

it('a direct debit bounces: the rent is open again, and other free money of the tenant takes its place', async () => {
  const story = await Story.begin();
  const { reverses } = clerk(story);

  await story.day('2026-01-10', 'two invoices are open', () =>
    story.charges(
      { chargeId: 'rent-1', dueDate: '2026-02-05', amount: '3100.00' },
      { chargeId: 'power-1', dueDate: '2026-02-20', amount: '400.00', debtType: 'electricity' },
    ),
  );
  await story.day('2026-02-05', 'the rent is collected by direct debit', async () => {
    await story.pays('3100.00', { paymentId: 'debit-1', reference: 'rent-1' });
    expect(await story.owes()).toEqual({ 'power-1': '400.00 CNY' });
  });
  await story.day('2026-02-08', 'the tenant sends 1 000.00 besides: it pays the electricity, 600.00 are credit', async () => {
    await story.pays('1000.00', { paymentId: 'transfer-1' });
    expect(await story.owes()).toEqual({});
    expect(await story.credit()).toEqual(['600.00 CNY']);
  });
  await story.day('2026-02-10', 'the bank returns the debit: the credit goes into the rent at once, 2 500.00 are open', async () => {
    const report = await reverses({ paymentId: 'debit-1', kind: 'bounced', reason: 'account closed', happenedAt: '2026-02-09' });
    expect(report).toMatchObject({
      tenantId: 'T1',
      outflows: [{ outflowId: 'bounced/debit-1', amount: { minor: 310_000, currency: 'CNY' } }],
    });
    expect(report.allocated).toEqual([
      { paymentId: 'debit-1', chargeId: 'rent-1', minor: -310_000 },
      { paymentId: 'transfer-1', chargeId: 'rent-1', minor: 60_000 },
    ]);
    expect(await story.owes()).toEqual({ 'rent-1': '2500.00 CNY' });
    expect(await story.credit()).toEqual([]);
  });
  await story.day('2026-02-11', 'the same return told again is refused, and changes nothing', async () => {
    await expect(reverses({ paymentId: 'debit-1', kind: 'bounced', reason: 'again' })).rejects.toThrow('bounced/debit-1 is booked already');
    expect(await story.owes()).toEqual({ 'rent-1': '2500.00 CNY' });
  });
});

it('a part that goes back is taken from what was paid last, and a second part from what is left', async () => {
  const story = await Story.begin();
  const { reverses } = clerk(story);
  const part = (minor: number, outflowId: string) =>
    reverses({ paymentId: 'pay-1', kind: 'reversed', amount: { minor, currency: 'CNY' }, reason: 'chargeback', outflowId });

  await story.day('2026-01-10', 'one payment settles January and a part of February', async () => {
    await story.charges(
      { chargeId: 'jan', issueDate: '2026-01-01', dueDate: '2026-01-05', amount: '1000.00' },
      { chargeId: 'feb', dueDate: '2026-02-05', amount: '1000.00' },
    );
    await story.pays('1500.00');
    expect(await story.owes()).toEqual({ feb: '500.00 CNY' });
  });
  await story.day('2026-01-12', 'the bank takes 700.00 back: February first, then 200.00 of January', async () => {
    await part(70_000, 'cb-1');
    expect(await story.owes()).toEqual({ jan: '200.00 CNY', feb: '1000.00 CNY' });
  });
  await story.day('2026-01-13', 'no more goes back than came', async () => {
    await expect(part(80_001, 'cb-2')).rejects.toThrow('at most 800.00 CNY');
    await part(80_000, 'cb-2');
    expect(await story.owes()).toEqual({ jan: '1000.00 CNY', feb: '1000.00 CNY' });
    await expect(part(1, 'cb-3')).rejects.toThrow('all of it went back already: cb-1, cb-2');
  });
});

it('what was given back and then bounces is missing: the next money of the tenant does not cover for it unseen', async () => {
  const story = await Story.begin();
  const { reverses, refunds } = clerk(story);

  await story.day('2026-01-10', 'a cheque of 1 000.00 comes for an invoice of 400.00, and the 600.00 too much are given back', async () => {
    await story.charges({ chargeId: 'one', issueDate: '2026-01-01', dueDate: '2026-01-05', amount: '400.00' });
    await story.pays('1000.00', { paymentId: 'cheque' });
    await refunds({ tenantId: 'T1', reason: 'paid too much', refundId: 'SCT-1' });
    expect(await story.credit()).toEqual([]);
  });
  await story.day('2026-01-14', 'the cheque was never covered: the invoice is open again, and 600.00 of ours are gone', async () => {
    await reverses({ paymentId: 'cheque', kind: 'bounced', reason: 'not covered' });
    expect(await story.owes()).toEqual({ one: '400.00 CNY' });
    const [left] = await story.context.store.read(({ ledger }) => ledger.tenders('T1'));
    expect(left).toMatchObject({ payment: { paymentId: 'cheque' }, leftMinor: -60_000 });
  });
  await story.day('2026-01-15', '400.00 come: the invoice is paid, and nothing more can be given back', async () => {
    await story.pays('400.00');
    expect(await story.owes()).toEqual({});
    await expect(refunds({ tenantId: 'T1', reason: 'all of it' })).rejects.toThrow('nothing is unused');
  });
});

it('a rent that bounced and is paid again pays for being late all the while', async () => {
  const story = await Story.begin();
  const { reverses } = clerk(story);
  const lateFee = { graceDays: 3, flatMinor: 0, perDayPpm: 1_000, capMinor: null, capBp: null };

  await story.day('2026-01-02', 'the lease bears 0.1 % a day after three days of grace', () =>
    story.lease({ from: '2026-02-01', lines: [{ ...RENT, lateFee }] }),
  );
  await story.day('2026-02-05', 'February is paid on its due day', async () => {
    await story.pays('3100.00', { paymentId: 'debit', reference: 'L1/rent/2026-02-01' });
  });
  await story.day('2026-02-20', 'nothing is charged, until the debit bounces', async () => {
    expect(await story.owes()).toEqual({});
    await reverses({ paymentId: 'debit', kind: 'bounced', reason: 'returned', happenedAt: '2026-02-19' });
  });
  await story.day(
    '2026-02-21',
    'the next morning the four days to the end of the grace are charged, the rest at the end of the month',
    async () => {
      expect(await story.owes()).toEqual({ 'L1/rent/2026-02-01': '3100.00 CNY', 'L1/rent/2026-02-01/late/2026-02-09': '12.40 CNY' });
    },
  );
  await story.day('2026-02-22', 'and through the day of payment when it is paid', async () => {
    await story.pays('3112.40', { paymentId: 'again' });
  });
  await story.day('2026-02-23', 'seventeen days at 3.10', async () => {
    expect(await story.owes()).toMatchObject({ 'L1/rent/2026-02-01/late/2026-02-22': '40.30 CNY' });
    expect(await story.charge('L1/rent/2026-02-01/late/2026-02-22')).toMatchObject({
      debtType: 'late-fee',
      about: 'L1/rent/2026-02-01',
      periodFrom: '2026-02-10',
      periodTo: '2026-02-23',
      working: '17 days late through 2026-02-22: 0.1 % a day of what was open = 52.70, less 12.40 charged before',
    });
  });
});
