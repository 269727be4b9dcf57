import { expect, it } from 'vitest';
import { fixed, RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

it('stepped rent: from the day of the step on another amount, a month with a step in it by its days', async () => {
  const story = await Story.begin();
  const basis = fixed(310_000, { steps: [{ from: '2026-02-15', amountMinor: 350_000 }] });

  await story.day('2026-01-01', '3 100.00 a month, from 15 February on 3 500.00', () => story.lease({ lines: [{ ...RENT, basis }] }));
  await story.day('2026-02-24', 'February is 14 days of each: 1 550.00 and 1 750.00', async () => {
    expect(await story.charged()).toEqual({
      'L1/rent/2026-01-01': '3100.00 CNY due 2026-01-05',
      'L1/rent/2026-02-01': '3300.00 CNY due 2026-02-05',
      'L1/rent/2026-03-01': '3500.00 CNY due 2026-03-05',
    });
  });
});

it('escalation: 5 % more every three months, each time on the amount last reached and rounded', async () => {
  const story = await Story.begin();
  const basis = fixed(310_000, { escalation: { first: '2026-03-01', everyMonths: 3, percentBp: 500, compound: true } });

  await story.day('2026-01-01', 'the lease', () => story.lease({ lines: [{ ...RENT, basis }] }));
  await story.day('2026-08-27', '3 588.6375 is 3 588.64', async () => {
    expect(await story.charged()).toMatchObject({
      'L1/rent/2026-02-01': '3100.00 CNY due 2026-02-05',
      'L1/rent/2026-03-01': '3255.00 CNY due 2026-03-05',
      'L1/rent/2026-06-01': '3417.75 CNY due 2026-06-05',
      'L1/rent/2026-09-01': '3588.64 CNY due 2026-09-05',
    });
  });
});

it('rent-free days: nothing at first, then a half, then all', async () => {
  const story = await Story.begin();
  const rentFree = [
    { from: '2026-01-01', to: '2026-02-16', waivedBp: 10_000 },
    { from: '2026-02-16', to: '2026-03-01', waivedBp: 5_000 },
  ] as const;

  await story.day('2026-01-01', 'the tenant fits out the shop', () =>
    story.lease({ lines: [{ ...RENT, basis: fixed(310_000, { rentFree }) }] }),
  );
  await story.day('2026-02-23', 'January has no charge; of February 13 of 28 days are owed by half: 719.642857 is 719.64', async () => {
    expect(await story.charged()).toEqual({
      'L1/rent/2026-02-01': '719.64 CNY due 2026-02-05',
      'L1/rent/2026-03-01': '3100.00 CNY due 2026-03-05',
    });
  });
});

it('quarterly in arrears, and half-yearly in advance from the first day of the lease', async () => {
  const story = await Story.begin();
  const arrears = { ...RENT, frequency: 'quarter', timing: 'arrears', dueDay: 10, issueDaysBefore: 5 } as const;
  const fund = { ...RENT, lineId: 'fund', debtType: 'marketing-fund', frequency: 'half-year', anchor: 'lease', dueDay: 20 } as const;

  await story.day('2026-01-15', 'the lease begins in mid-January', () =>
    story.lease({ from: '2026-01-15', lines: [arrears, { ...fund, basis: fixed(10_000) }] }),
  );
  await story.day('2026-01-16', 'the fund is billed for six whole months', async () => {
    expect(await story.charged()).toEqual({ 'L1/fund/2026-01-15': '600.00 CNY due 2026-01-20' });
  });
  await story.day('2026-04-05', 'the rent of the quarter after it has ended: 17 of 31 days and two months', async () => {
    expect(await story.charged()).toMatchObject({ 'L1/rent/2026-01-15': '7900.00 CNY due 2026-04-10' });
  });
  await story.day('2026-07-10', 'the second half-year and the second quarter', async () => {
    expect(await story.charged()).toMatchObject({
      'L1/fund/2026-07-15': '600.00 CNY due 2026-07-20',
      'L1/rent/2026-04-01': '9300.00 CNY due 2026-07-10',
    });
  });
});

it('tax: on top of the amount, or in it', async () => {
  const story = await Story.begin();
  const tax = { name: 'VAT', rateBp: 900, included: false };

  await story.day('2026-01-01', '9 % on the rent, 9 % in the service charge', () =>
    story.lease({
      lines: [
        { ...RENT, tax },
        { ...RENT, lineId: 'service', debtType: 'service-charge', tax: { ...tax, included: true } },
      ],
    }),
  );
  await story.day('2026-01-02', 'the charge holds its tax, and tells how it came about', async () => {
    expect(await story.charge('L1/rent/2026-01-01')).toMatchObject({ amount: { minor: 337_900 }, taxMinor: 27_900 });
    expect(await story.charge('L1/service/2026-01-01')).toMatchObject({ amount: { minor: 310_000 }, taxMinor: 25_596 });
    expect((await story.charge('L1/rent/2026-01-01')).working).toContain('VAT 9');
  });
});

it('one-off: a deposit and a fee, each once, on its day', async () => {
  const story = await Story.begin();
  const deposit = {
    ...RENT,
    lineId: 'deposit',
    debtType: 'deposit',
    dueDay: 10,
    basis: { kind: 'one-off', amountMinor: 600_000, on: '2026-01-10' },
  } as const;
  const keys = {
    ...RENT,
    lineId: 'keys',
    debtType: 'other',
    dueDay: 31,
    basis: { kind: 'one-off', amountMinor: 4_500, on: '2026-01-31' },
  } as const;

  await story.day('2026-01-02', 'signed for February; the deposit is due before it', () =>
    story.lease({ from: '2026-02-01', lines: [deposit, keys] }),
  );
  await story.day('2026-12-31', 'a year later each is there once', async () => {
    expect(await story.charged()).toEqual({
      'L1/deposit/2026-01-10': '6000.00 CNY due 2026-01-10',
      'L1/keys/2026-01-31': '45.00 CNY due 2026-01-31',
    });
  });
});

it('a part of a month in a leap year, by each method', async () => {
  const story = await Story.begin({ start: '2028-02-01' });
  const methods = ['actual-month', 'thirty-360', 'actual-365', 'whole'] as const;

  await story.day('2028-02-10', 'four lines from 15 February on', () =>
    story.lease({ from: '2028-02-15', lines: methods.map((proration) => ({ ...RENT, lineId: proration, proration })) }),
  );
  await story.day('2028-02-24', '15 of 29 days; 16 of 30; 15 of 365 for a year of twelve months; all of it', async () => {
    expect(await story.charged()).toMatchObject({
      'L1/actual-month/2028-02-15': '1603.45 CNY due 2028-03-05',
      'L1/thirty-360/2028-02-15': '1653.33 CNY due 2028-03-05',
      'L1/actual-365/2028-02-15': '1528.77 CNY due 2028-03-05',
      'L1/whole/2028-02-15': '3100.00 CNY due 2028-03-05',
    });
  });
  await story.day('2028-02-25', 'March is a whole month for all of them', async () => {
    const march = Object.entries(await story.charged()).filter(([id]) => id.endsWith('/2028-03-01'));
    expect(march.map(([, text]) => text)).toEqual(methods.map(() => '3100.00 CNY due 2028-03-05'));
  });
});

it('a due day that is no business day moves by the convention; the 31st is the last day of a shorter month', async () => {
  const story = await Story.begin();
  const conventions = ['none', 'following', 'modified-following', 'preceding'] as const;

  await story.day('2026-01-01', 'due on the 31st', () =>
    story.lease({ lines: conventions.map((convention) => ({ ...RENT, lineId: convention, convention, dueDay: 31 })) }),
  );
  await story.day('2026-02-28', '31 January and 28 February 2026 are Saturdays', async () => {
    expect(await story.charged()).toMatchObject({
      'L1/none/2026-01-01': '3100.00 CNY due 2026-01-31',
      'L1/following/2026-01-01': '3100.00 CNY due 2026-02-02',
      'L1/modified-following/2026-01-01': '3100.00 CNY due 2026-01-30',
      'L1/preceding/2026-01-01': '3100.00 CNY due 2026-01-30',
      'L1/none/2026-02-01': '3100.00 CNY due 2026-02-28',
      'L1/following/2026-02-01': '3100.00 CNY due 2026-03-02',
      'L1/modified-following/2026-02-01': '3100.00 CNY due 2026-02-27',
      'L1/preceding/2026-02-01': '3100.00 CNY due 2026-02-27',
    });
  });
});

it('three currencies of one lease, with no, two and three decimals, each owed and paid for itself', async () => {
  const story = await Story.begin();
  const line = (lineId: string, currency: string, minor: number) => ({ ...RENT, lineId, currency, basis: fixed(minor) });

  await story.day('2026-01-02', '11 of 31 days of January are the first charge', () =>
    story.lease({ from: '2026-01-21', lines: [line('yen', 'JPY', 100_001), line('yuan', 'CNY', 10_001), line('dinar', 'KWD', 100_001)] }),
  );
  await story.day('2026-01-27', 'each rounded once, to its own minor unit; February is billed too', async () => {
    expect(await story.charged()).toMatchObject({
      'L1/yen/2026-01-21': '35484 JPY due 2026-02-05',
      'L1/yuan/2026-01-21': '35.49 CNY due 2026-02-05',
      'L1/dinar/2026-01-21': '35.484 KWD due 2026-02-05',
    });
  });
  await story.day('2026-02-01', 'yen pay yen', async () => {
    await story.pays('135485', { currency: 'JPY' });
    expect(Object.keys(await story.owes()).filter((id) => id.includes('yen'))).toEqual([]);
    expect(Object.keys(await story.owes())).toHaveLength(4);
  });
});
