import { expect, it } from 'vitest';
import { CLERK, clerk } from './clerk.ts';
import { Story } from './story.ts';

const cny = (minor: number) => ({ minor, currency: 'CNY' });

it('a credit note on a charge that is paid frees the money, which pays the next charge or stays as credit', async () => {
  const story = await Story.begin();
  const { credits } = clerk(story);

  await story.day('2026-01-05', 'two months of service charge, and the first is paid', async () => {
    await story.charges(
      { chargeId: 'jan', issueDate: '2026-01-01', dueDate: '2026-01-05', amount: '500.00', debtType: 'service-charge' },
      { chargeId: 'feb', dueDate: '2026-02-05', amount: '500.00', debtType: 'service-charge' },
    );
    await story.pays('500.00', { reference: 'jan' });
    expect(await story.owes()).toEqual({ feb: '500.00 CNY' });
  });
  await story.day('2026-01-10', 'the lift stood still: 200.00 of January are credited, and pay a part of February', async () => {
    const report = await credits({ chargeId: 'jan', kind: 'credit-note', amount: cny(20_000), reason: 'lift out of order' });
    expect(report).toMatchObject({
      creditId: 'credit/jan/1',
      amount: cny(20_000),
      allocated: [
        { paymentId: 'pay-1', chargeId: 'jan', minor: -20_000 },
        { paymentId: 'pay-1', chargeId: 'feb', minor: 20_000 },
      ],
    });
    expect(await story.owes()).toEqual({ feb: '300.00 CNY' });
  });
  await story.day('2026-01-11', 'February is credited whole: what was paid for it is the tenant’s', async () => {
    await credits({ chargeId: 'feb', kind: 'credit-note', reason: 'moved out' });
    expect(await story.owes()).toEqual({});
    expect(await story.credit()).toEqual(['200.00 CNY']);
    await expect(credits({ chargeId: 'feb', kind: 'credit-note', reason: 'again' })).rejects.toThrow('all of it is credited already');
    await expect(credits({ chargeId: 'jan', kind: 'credit-note', amount: cny(30_001), reason: 'x' })).rejects.toThrow('at most 300.00 CNY');
  });
});

it('a write-off gives up what is open and no more; money that comes after all is credit', async () => {
  const story = await Story.begin();
  const { credits } = clerk(story);
  const writesOff = (change: object = {}) => credits({ chargeId: 'old', kind: 'write-off', reason: 'insolvent', ...change });

  await story.day('2026-01-05', 'of 900.00 a third is paid', async () => {
    await story.charges({ chargeId: 'old', issueDate: '2026-01-01', dueDate: '2026-01-02', amount: '900.00' });
    await story.pays('300.00', { reference: 'old' });
  });
  await story.day(
    '2026-06-01',
    'the court says that 100.00 may still come; 500.00 are given up, and no more than was open can be',
    async () => {
      await expect(writesOff({ amount: cny(60_001) })).rejects.toThrow('at most 600.00 CNY');
      await expect(writesOff({ effectiveOn: '2026-06-02' })).rejects.toThrow('no date (YYYY-MM-DD) up to today');
      await writesOff({ amount: cny(50_000), effectiveOn: '2026-05-31' });
      expect(await story.owes()).toEqual({ old: '100.00 CNY' });
    },
  );
  await story.day('2026-07-01', 'the quota comes with 20.00 more than was left', async () => {
    await story.pays('120.00', { reference: 'old' });
    expect(await story.owes()).toEqual({});
    expect(await story.credit()).toEqual(['20.00 CNY']);
    await expect(writesOff()).rejects.toThrow('nothing of it is open');
  });
});

it('a refund takes unused credit only, the oldest first, and is booked once', async () => {
  const story = await Story.begin();
  const { refunds } = clerk(story);

  await story.day('2026-01-05', 'three payments, of which 750.00 are not used', async () => {
    await story.charges({ chargeId: 'one', dueDate: '2026-02-05', amount: '250.00' });
    await story.pays('500.00', { paymentId: 'a', paidAt: '2026-01-02' });
    await story.pays('500.00', { paymentId: 'b', paidAt: '2026-01-03' });
    await story.pays('8000', { paymentId: 'yen', currency: 'JPY' });
    expect(await story.credit()).toEqual(['750.00 CNY', '8000 JPY']);
  });
  await story.day('2026-01-06', '600.00 are given back: 250.00 of a, 350.00 of b', async () => {
    await expect(refunds({ tenantId: 'T1', reason: 'all' })).rejects.toThrow('unused credit is in CNY and JPY: say how much in which');
    const report = await refunds({ tenantId: 'T1', amount: cny(60_000), reason: 'asked for it', refundId: 'SCT-7' });
    expect(report.outflows).toEqual([
      { outflowId: 'SCT-7/a', paymentId: 'a', amount: cny(25_000) },
      { outflowId: 'SCT-7/b', paymentId: 'b', amount: cny(35_000) },
    ]);
    expect(await story.credit()).toEqual(['150.00 CNY', '8000 JPY']);
  });
  await story.day('2026-01-07', 'the same transfer again is refused, and so is more than there is', async () => {
    await expect(refunds({ tenantId: 'T1', amount: cny(100), reason: 'x', refundId: 'SCT-7' })).rejects.toThrow('SCT-7 is booked already');
    await expect(refunds({ tenantId: 'T1', amount: cny(15_001), reason: 'x' })).rejects.toThrow('at most 150.00 CNY');
    expect(await story.owes()).toEqual({});
  });
  await story.day('2026-01-08', 'refunds without a name of their own are counted', async () => {
    expect((await refunds({ tenantId: 'T1', amount: cny(1), reason: 'x' })).outflows[0]?.outflowId).toBe('refund/T1/1/b');
    expect((await refunds({ tenantId: 'T1', amount: cny(1), reason: 'x' })).outflows[0]?.outflowId).toBe('refund/T1/2/b');
  });
  await story.day('2026-01-09', 'money that was sent to us by mistake goes back out of suspense', async () => {
    await story.pays('70.00', { tenantId: null, paymentId: 'lost', payer: 'A stranger' });
    expect(await refunds({ paymentId: 'lost', reason: 'not for us' })).toMatchObject({
      tenantId: null,
      outflows: [{ amount: cny(7_000) }],
    });
    expect(await story.suspense()).toEqual({});
    await expect(refunds({ paymentId: 'lost', reason: 'again' })).rejects.toThrow('nothing is unused');
  });
});

it('the tax in a charge is credited with it: parts come to the whole, each cent once', async () => {
  const story = await Story.begin();
  const { credits } = clerk(story);
  await story.day('2026-01-05', '100.00 with 5.66 of tax in it, credited in three parts', async () => {
    await story.context.store.transaction(async ({ ledger }) => {
      const now = story.context.clock.now();
      await ledger.addCharge({
        chargeId: 'taxed',
        tenantId: 'T1',
        leaseId: null,
        lineId: null,
        debtType: 'service-charge',
        creditor: { party: 'Mall Ltd', role: 'landlord' },
        amount: cny(10_000),
        taxMinor: 566,
        about: null,
        working: '',
        periodFrom: null,
        periodTo: null,
        issueDate: '2026-01-05',
        dueDate: '2026-02-05',
        knownAt: now,
        backfilled: false,
      });
    });
    for (const minor of [3_333, 3_333]) await credits({ chargeId: 'taxed', kind: 'credit-note', amount: cny(minor), reason: 'too much' });
    await credits({ chargeId: 'taxed', kind: 'write-off', reason: 'the rest' });
    const given = await story.context.store.read(({ ledger }) => ledger.creditsOf(['taxed']));
    expect(given.map(({ taxMinor }) => taxMinor)).toEqual([189, 188, 189]);
    expect(given.map(({ by }) => by)).toEqual([CLERK.name, CLERK.name, CLERK.name]);
  });
});
