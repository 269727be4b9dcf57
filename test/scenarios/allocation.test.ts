import { expect, it } from 'vitest';
import { CAUTIOUS } from '../../core/lock/packs/cautious.ts';
import { importPayments } from '../../engine/post-payment.ts';
import { RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

it('a tenant pays in part, then too much, and what is over pays the next rent by itself', async () => {
  const story = await Story.begin();

  await story.day('2026-01-02', 'the lease is signed: 3 100.00 a month in advance, due on the 5th, billed ten days before', () =>
    story.lease({ from: '2026-02-01', lines: [RENT] }),
  );
  await story.day('2026-02-01', 'the lease begins, and February is billed', async () => {
    expect(await story.charged()).toEqual({ 'L1/rent/2026-02-01': '3100.00 CNY due 2026-02-05' });
  });
  await story.day('2026-02-03', 'two thousand come in: less than is owed, nothing is left over', async () => {
    await story.pays('2000.00');
    expect(await story.owes()).toEqual({ 'L1/rent/2026-02-01': '1100.00 CNY' });
    expect(await story.credit()).toEqual([]);
  });
  await story.day('2026-02-10', 'the rest comes with 900.00 too much: February is settled, 900.00 are the tenant’s credit', async () => {
    const { posted } = await story.pays('2000.00');
    expect(posted).toMatchObject([{ allocated: [{ chargeId: 'L1/rent/2026-02-01', minor: 110_000 }], leftMinor: 90_000 }]);
    expect(await story.owes()).toEqual({});
    expect(await story.credit()).toEqual(['900.00 CNY']);
  });
  await story.day('2026-02-23', 'March is billed, and the credit has gone into it before the bill was written', async () => {
    expect(await story.owes()).toEqual({ 'L1/rent/2026-03-01': '2200.00 CNY' });
    expect(await story.credit()).toEqual([]);
  });
});

it('a payment goes to what it names first, by a charge or by the reference on a bill', async () => {
  const story = await Story.begin();

  await story.day('2026-01-05', 'three invoices of the old system are still open', () =>
    story.charges(
      { chargeId: 'rent-1', dueDate: '2026-01-10', amount: '1000.00' },
      { chargeId: 'rent-2', dueDate: '2026-02-10', amount: '1000.00' },
      { chargeId: 'fee-2', dueDate: '2026-02-10', amount: '200.00', debtType: 'service-charge' },
    ),
  );
  await story.day('2026-01-08', 'rent-2 is paid by its number, though rent-1 is older', async () => {
    await story.pays('1000.00', { reference: 'rent-2' });
    expect(await story.owes()).toEqual({ 'rent-1': '1000.00 CNY', 'fee-2': '200.00 CNY' });
  });
  await story.day(
    '2026-01-09',
    'the bill of 10 February is paid: of it only the service charge is open, the rest goes to the oldest',
    async () => {
      await story.pays('1200.00', { reference: 'T1/2026-02-10' });
      expect(await story.owes()).toEqual({});
    },
  );
  await story.day('2026-01-12', 'a tenant may write only a part of a bill: its date and what for', async () => {
    await story.charges(
      { chargeId: 'rent-3', dueDate: '2026-03-10', amount: '1000.00' },
      { chargeId: 'fee-3', dueDate: '2026-03-10', amount: '200.00', debtType: 'service-charge' },
    );
    await story.pays('150.00', { reference: 'T1/2026-03-10/service-charge' });
    expect(await story.owes()).toEqual({ 'rent-3': '1000.00 CNY', 'fee-3': '50.00 CNY' });
  });
});

it('money for electricity stays with electricity, whatever rent is owed (L6)', async () => {
  const story = await Story.begin();

  await story.day('2026-01-05', 'old rent and a bill for electricity are open', () =>
    story.charges(
      { chargeId: 'rent-1', dueDate: '2026-01-01', issueDate: '2026-01-01', amount: '1000.00' },
      { chargeId: 'power-1', dueDate: '2026-01-20', amount: '300.00', debtType: 'electricity' },
    ),
  );
  await story.day('2026-01-06', '400.00 tendered for electricity pay it, and what is over waits for the next electricity', async () => {
    await story.pays('400.00', { purpose: 'electricity' });
    expect(await story.owes()).toEqual({ 'rent-1': '1000.00 CNY' });
    expect(await story.credit()).toEqual(['100.00 CNY']);
  });
  await story.day('2026-01-07', 'water is no electricity: the credit stays', async () => {
    await story.charges({ chargeId: 'water-1', dueDate: '2026-01-20', amount: '40.00', debtType: 'water' });
    expect(await story.owes()).toEqual({ 'rent-1': '1000.00 CNY', 'water-1': '40.00 CNY' });
  });
  await story.day('2026-01-20', 'the next bill for electricity takes it', async () => {
    await story.charges({ chargeId: 'power-2', dueDate: '2026-02-20', amount: '350.00', debtType: 'electricity' });
    expect(await story.owes()).toEqual({ 'rent-1': '1000.00 CNY', 'water-1': '40.00 CNY', 'power-2': '250.00 CNY' });
    expect(await story.credit()).toEqual([]);
  });
  await story.day('2026-01-21', 'a payment that names an electricity bill keeps to it too, and a plain one takes the oldest', async () => {
    await story.pays('300.00', { reference: 'power-2' });
    expect(await story.credit()).toEqual(['50.00 CNY']);
    await story.pays('500.00');
    expect(await story.owes()).toEqual({ 'rent-1': '500.00 CNY', 'water-1': '40.00 CNY' });
  });
  await story.day('2026-01-22', 'money for rent goes to rent first; what is over may pay the rest', async () => {
    await story.charges({ chargeId: 'rent-2', dueDate: '2026-02-01', amount: '10.00' });
    await story.pays('530.00', { purpose: 'rent' });
    expect(await story.owes()).toEqual({ 'water-1': '20.00 CNY' });
  });
});

it('where the pack puts utilities first, a plain payment keeps the lights on before it pays older rent', async () => {
  const story = await Story.begin({ pack: CAUTIOUS });

  await story.day('2026-01-05', 'rent is older than electricity; a late fee is the oldest of all', () =>
    story.charges(
      { chargeId: 'late-1', dueDate: '2026-01-05', amount: '15.00', debtType: 'late-fee' },
      { chargeId: 'rent-1', dueDate: '2026-01-10', amount: '1000.00' },
      { chargeId: 'power-1', dueDate: '2026-01-20', amount: '300.00', debtType: 'electricity' },
      { chargeId: 'power-2', dueDate: '2026-02-20', amount: '300.00', debtType: 'electricity' },
    ),
  );
  await story.day('2026-01-12', '450.00 come in: the older electricity in full, the younger in part, rent not at all', async () => {
    await story.pays('450.00');
    expect(await story.owes()).toEqual({ 'late-1': '15.00 CNY', 'rent-1': '1000.00 CNY', 'power-2': '150.00 CNY' });
  });
  await story.day('2026-01-13', 'the rest of electricity, then rent; the late fee waits to the last', async () => {
    await story.pays('1150.00');
    expect(await story.owes()).toEqual({ 'late-1': '15.00 CNY' });
  });
});

it('yuan, yen and dinars of one tenant never touch each other', async () => {
  const story = await Story.begin();

  await story.day('2026-01-05', 'rent in yuan, a licence in yen (no decimals), a deposit in dinars (three)', async () => {
    await story.charges(
      { chargeId: 'cny', dueDate: '2026-01-10', amount: '1000.01' },
      { chargeId: 'jpy', dueDate: '2026-01-11', amount: '5000', currency: 'JPY', debtType: 'other' },
      { chargeId: 'kwd', dueDate: '2026-01-12', amount: '7.125', currency: 'KWD', debtType: 'deposit' },
    );
    expect(await story.owes()).toEqual({ cny: '1000.01 CNY', jpy: '5000 JPY', kwd: '7.125 KWD' });
  });
  await story.day('2026-01-06', 'too many yen pay nothing but yen, even where the reference names the rent', async () => {
    await story.pays('6000', { currency: 'JPY', reference: 'cny' });
    expect(await story.owes()).toEqual({ cny: '1000.01 CNY', kwd: '7.125 KWD' });
    expect(await story.credit()).toEqual(['1000 JPY']);
  });
  await story.day('2026-01-07', 'a fils is a thousandth: 7.124 leaves one', async () => {
    await story.pays('7.124', { currency: 'KWD' });
    expect(await story.owes()).toEqual({ cny: '1000.01 CNY', kwd: '0.001 KWD' });
  });
});

it.each(['plain money first', 'electricity money first', 'both in one file'])(
  'a tenant who has paid all owes nothing, whichever payment the bank told of first: %s',
  async (order) => {
    const story = await Story.begin({ pack: CAUTIOUS });
    const plain = { tenantId: 'T1', paymentId: 'q1', paidAt: '2026-01-04', amount: '1000.00' };
    const fenced = { tenantId: 'T1', paymentId: 'q2', paidAt: '2026-01-08', amount: '200.00', reference: 'EL11' };
    const told = (...content: object[]) => importPayments(story.context, { content, origin: 'bank.json' });

    await story.day('2026-01-02', 'rent and electricity are billed', () =>
      story.charges(
        { chargeId: 'RENT11', dueDate: '2026-01-05', amount: '1000.00' },
        { chargeId: 'EL11', dueDate: '2026-01-10', amount: '200.00', debtType: 'electricity' },
      ),
    );
    await story.day('2026-01-09', 'both are paid: what had no reference makes room on electricity for what names it', async () => {
      if (order === 'plain money first') await told(plain);
      await story.booksBalance();
      await told(...(order === 'both in one file' ? [plain, fenced] : [fenced]));
      await story.booksBalance();
      if (order === 'electricity money first') await told(plain);
      expect(await story.owes()).toEqual({});
      expect(await story.credit()).toEqual([]);
    });
  },
);

it('money that named an electricity bill before it was there leaves the rent when the bill comes (L6)', async () => {
  const story = await Story.begin();

  await story.day('2026-01-02', 'rent is open; 200.00 come in for a bill that nobody knows yet, and go to the rent', async () => {
    await story.charges({ chargeId: 'rent-1', dueDate: '2026-01-05', amount: '1000.00' });
    await story.pays('200.00', { reference: 'power-1' });
    expect(await story.owes()).toEqual({ 'rent-1': '800.00 CNY' });
  });
  await story.day('2026-01-03', 'the bill comes: the money is for that, and what is over of it waits', async () => {
    await story.charges({ chargeId: 'power-1', dueDate: '2026-01-20', amount: '150.00', debtType: 'electricity' });
    expect(await story.owes()).toEqual({ 'rent-1': '1000.00 CNY' });
    expect(await story.credit()).toEqual(['50.00 CNY']);
  });
});
