import { expect, it } from 'vitest';
import type { Amendment, ChargeLine, Lease } from '../../core/lease/lease.ts';
import { formatMoney } from '../../core/money/decimal.ts';
import { creditCharge } from '../../engine/credit-charge.ts';
import { fixed, RENT } from '../core/lease/shop-lease.ts';
import { mall } from '../engine/imports/mall.ts';
import { Story } from './story.ts';

/** The small mall with nobody in U2. */
const FREE_SHOP = { ...mall(), occupancies: mall().occupancies.filter(({ unitId }) => unitId === 'U1') };

const rent = (minor: number, change: Partial<ChargeLine> = {}): ChargeLine => ({ ...RENT, basis: fixed(minor), ...change });
const amended = (kind: Amendment['kind'], effectiveFrom: Amendment['effectiveFrom']): Pick<Lease, 'amendment'> => ({
  amendment: { kind, ref: `${kind} of ${effectiveFrom}`, effectiveFrom },
});
const credits = async (story: Story): Promise<Record<string, string>> => {
  const all = await story.context.store.read((tx) => tx.ledger.credits('T1', story.context.clock.now()));
  return Object.fromEntries(all.map(({ creditId, amount }) => [creditId, formatMoney(amount)]));
};

it('amendment: the rent rises within a quarter that is billed already, and the difference is a charge of its own', async () => {
  const story = await Story.begin();
  const quarterly = { frequency: 'quarter' } as const;

  await story.day('2026-01-01', 'the lease: 3 100.00 a month, quarterly in advance', () =>
    story.lease({ lines: [rent(310_000, quarterly)] }),
  );
  await story.day('2026-01-02', 'the first quarter is billed', async () => {
    expect(await story.charged()).toEqual({ 'L1/rent/2026-01-01': '9300.00 CNY due 2026-01-05' });
  });
  await story.day(
    '2026-02-10',
    'from March on it is 3 720.00: 620.00 more, ten days to pay, and the first charge stays as it was',
    async () => {
      await story.lease({ lines: [rent(372_000, quarterly)], ...amended('amendment', '2026-03-01') });
      expect(await story.charged()).toEqual({
        'L1/rent/2026-01-01': '9300.00 CNY due 2026-01-05',
        'L1/rent/2026-01-01/adj/1': '620.00 CNY due 2026-02-20',
      });
      expect(await story.charge('L1/rent/2026-01-01/adj/1')).toMatchObject({ about: 'L1/rent/2026-01-01', periodFrom: '2026-01-01' });
    },
  );
  await story.day('2026-02-11', 'the same version comes again: nothing happens twice', async () => {
    await story.lease({ lines: [rent(372_000, quarterly)], ...amended('amendment', '2026-03-01') });
    expect(Object.keys(await story.charged())).toHaveLength(2);
  });
  await story.day('2026-03-26', 'the second quarter is billed by the new terms alone', async () => {
    expect(await story.charged()).toMatchObject({ 'L1/rent/2026-04-01': '11160.00 CNY due 2026-04-05' });
    expect(Object.keys(await story.charged())).toHaveLength(3);
  });
});

it('amendment: the rent falls after it was paid; the credit note frees money, which goes into the next month', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', 'the lease: 3 100.00 a month', () => story.lease({ lines: [rent(310_000)] }));
  await story.day('2026-01-05', 'January is paid', async () => {
    await story.pays('3100.00');
    expect(await story.owes()).toEqual({});
  });
  await story.day('2026-01-20', 'from the 16th on it is half: 15 days at 100.00 and 16 at 50.00 are 2 300.00', async () => {
    await story.lease({ lines: [rent(155_000)], ...amended('amendment', '2026-01-16') });
    expect(await credits(story)).toEqual({ 'credit/L1/rent/2026-01-01/1': '800.00 CNY' });
    expect(await story.credit()).toEqual(['800.00 CNY']);
  });
  await story.day('2026-01-26', 'February is billed at 1 550.00, and 800.00 of it are paid by the credit', async () => {
    expect(await story.owes()).toEqual({ 'L1/rent/2026-02-01': '750.00 CNY' });
    expect(await credits(story)).toEqual({ 'credit/L1/rent/2026-01-01/1': '800.00 CNY' });
  });
});

it('amendments: down and up again, each version on top of the one before', async () => {
  const story = await Story.begin();
  const version = (minor: number, from?: Amendment['effectiveFrom']) =>
    story.lease({ lines: [rent(minor)], ...(from ? amended('amendment', from) : {}) });

  await story.day('2026-01-01', 'the lease: 3 100.00 a month', () => version(310_000));
  await story.day('2026-03-01', 'March at half, when it was billed already', async () => {
    await version(155_000, '2026-03-01');
    expect(await story.owes()).toMatchObject({ 'L1/rent/2026-03-01': '1550.00 CNY' });
  });
  await story.day('2026-03-10', 'and from the 17th on at the full rent again: 15 of 31 days', async () => {
    await version(310_000, '2026-03-17');
    expect(await story.charged()).toMatchObject({ 'L1/rent/2026-03-01/adj/1': '750.00 CNY due 2026-03-20' });
    expect(await credits(story)).toEqual({ 'credit/L1/rent/2026-03-01/1': '1550.00 CNY' });
  });
  await story.day('2026-03-11', 'what was known when can be asked: on 5 March the lease had two versions', async () => {
    const { store } = story.context;
    const versions = await store.read((tx) => tx.leases.versions('L1'));
    expect(versions.map(({ version, lease }) => [version, lease.amendment?.effectiveFrom ?? null])).toEqual([
      [1, null],
      [2, '2026-03-01'],
      [3, '2026-03-17'],
    ]);
    const then = await store.read((tx) => tx.leases.get('L1', '2026-03-05T00:00:00.000Z'));
    expect(then?.amendment?.effectiveFrom).toBe('2026-03-01');
  });
});

it('early termination: the tenant leaves in mid-February, and half of what was paid for it comes back as credit', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', 'a lease of three years at 2 800.00 a month', () =>
    story.lease({ to: '2029-01-01', lines: [rent(280_000)] }),
  );
  await story.day('2026-01-30', 'January and February are paid', async () => {
    await story.pays('5600.00');
    expect(await story.owes()).toEqual({});
  });
  await story.day('2026-02-03', 'both agree that it ends on the 14th: 14 of 28 days stay', async () => {
    await story.lease({ to: '2026-02-15', lines: [rent(280_000)], ...amended('termination', '2026-02-15') });
    expect(await credits(story)).toEqual({ 'credit/L1/rent/2026-02-01/1': '1400.00 CNY' });
    expect(await story.credit()).toEqual(['1400.00 CNY']);
  });
  await story.day('2026-06-01', 'nothing has been billed since', async () => {
    expect(Object.keys(await story.charged())).toEqual(['L1/rent/2026-01-01', 'L1/rent/2026-02-01']);
  });
});

it('renewal: the lease goes on at another rent where it would have ended', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', 'a lease that ends with February', () => story.lease({ to: '2026-03-01', lines: [rent(310_000)] }));
  await story.day('2026-02-10', 'renewed for a year at 3 400.00', () =>
    story.lease({ to: '2027-03-01', lines: [rent(340_000)], ...amended('renewal', '2026-03-01') }),
  );
  await story.day('2026-03-26', 'January and February stand as they were; March and April are the new rent', async () => {
    expect(await story.charged()).toEqual({
      'L1/rent/2026-01-01': '3100.00 CNY due 2026-01-05',
      'L1/rent/2026-02-01': '3100.00 CNY due 2026-02-05',
      'L1/rent/2026-03-01': '3400.00 CNY due 2026-03-05',
      'L1/rent/2026-04-01': '3400.00 CNY due 2026-04-05',
    });
  });
});

it('correction: the rent was mistyped from the beginning, and every month is put right', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', '3 100.00 is typed in', () => story.lease({ lines: [rent(310_000)] }));
  await story.day('2026-02-02', 'but the contract says 3 010.00: a version without an amendment holds from the first day', async () => {
    await story.lease({ lines: [rent(301_000)] });
    expect(await credits(story)).toEqual({ 'credit/L1/rent/2026-01-01/1': '90.00 CNY', 'credit/L1/rent/2026-02-01/1': '90.00 CNY' });
    expect(await story.owes()).toEqual({ 'L1/rent/2026-01-01': '3010.00 CNY', 'L1/rent/2026-02-01': '3010.00 CNY' });
  });
});

it('a person has given a credit note on the same charge: it counts towards less, and both have a number of their own', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', 'the lease: 3 100.00 a month', () => story.lease({ lines: [rent(310_000)] }));
  await story.day('2026-01-08', 'a person credits 100.00 for a leaking roof', async () => {
    const by = { name: 'Ms Li', authenticated: true, via: 'command' } as const;
    const request = {
      chargeId: 'L1/rent/2026-01-01',
      kind: 'credit-note',
      amount: { minor: 10_000, currency: 'CNY' },
      reason: 'leaking roof',
    } as const;
    expect(await creditCharge(story.context, request, by)).toMatchObject({ ok: true, creditId: 'credit/L1/rent/2026-01-01/1' });
  });
  await story.day('2026-01-20', 'the rent of January was 400.00 too much: 300.00 more are credited', async () => {
    await story.lease({ lines: [rent(270_000)] });
    expect(await credits(story)).toEqual({
      'credit/L1/rent/2026-01-01/1': '100.00 CNY',
      'credit/L1/rent/2026-01-01/2': '300.00 CNY',
    });
    expect(await story.owes()).toEqual({ 'L1/rent/2026-01-01': '2700.00 CNY' });
  });
});

it('the lease of a unit that joins later: rent per square metre of the area that it then has', async () => {
  const story = await Story.begin({ estate: FREE_SHOP });
  const perM2 = { ...RENT, basis: fixed(5_000, { of: 'm2' }) };

  await story.day('2026-01-01', '62 m² at 50.00 a month', () => story.lease({ areaDm2: 6_200, lines: [perM2] }));
  await story.day('2026-01-10', 'from 16 January on 31 m² more: 16 of 31 days of 1 550.00', async () => {
    await story.lease({ areaDm2: 9_300, unitIds: ['U1', 'U2'], lines: [perM2], ...amended('amendment', '2026-01-16') });
    expect(await story.charged()).toMatchObject({ 'L1/rent/2026-01-01/adj/1': '800.00 CNY due 2026-01-20' });
  });
  await story.day('2026-01-26', 'February is billed for 93 m²', async () => {
    expect(await story.charged()).toMatchObject({ 'L1/rent/2026-02-01': '4650.00 CNY due 2026-02-05' });
  });
});

it('two leases of one tenant change on one day: each is adjusted, on one bill per due date', async () => {
  const story = await Story.begin({ estate: FREE_SHOP });
  const other = (minor: number) => ({ leaseId: 'L2', unitIds: ['U2'], lines: [rent(minor)] });

  await story.day('2026-01-01', 'two shops', async () => {
    await story.lease({ lines: [rent(310_000)] });
    await story.lease(other(100_000));
  });
  await story.day('2026-01-10', 'both were too low', async () => {
    await story.lease({ lines: [rent(320_000)] });
    await story.lease(other(110_000));
    const bills = await story.context.store.read((tx) => tx.effects.find({ kind: 'message', classNames: ['bill'], tenantId: 'T1' }));
    expect(bills.map(({ effectId }) => effectId).filter((id) => id.includes('2026-01-20'))).toEqual([
      'bill/T1/2026-01-20/2026-01-10',
      'bill/T1/2026-01-20/2026-01-10/2',
    ]);
  });
});
