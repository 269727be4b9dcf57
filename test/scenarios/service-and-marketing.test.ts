import { expect, it } from 'vitest';
import { formatMoney } from '../../core/money/decimal.ts';
import { statement } from '../../engine/reports/statement.ts';
import { fixed, RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

/** 25.00 a square metre and month to the company that cleans and guards, tax of 6 % on top. */
const SERVICE = {
  ...RENT,
  lineId: 'service',
  debtType: 'service-charge',
  creditor: { party: 'Clean Ltd', role: 'property-service-provider' },
  basis: fixed(2_500, { of: 'm2' }),
  tax: { name: 'VAT', rateBp: 600, included: false },
} as const;
/** 150.00 a month for what the centre does to be known. */
const FUND = { ...RENT, lineId: 'fund', debtType: 'marketing-fund', basis: fixed(15_000) } as const;

it('service charge and marketing fund stand beside the rent, each to its creditor, and are paid by name', async () => {
  const story = await Story.begin();
  await story.day('2026-01-10', 'a lease of 40 m² from February on', () =>
    story.lease({ from: '2026-02-01', areaDm2: 4_000, lines: [RENT, SERVICE, FUND] }),
  );
  /* 40 × 25.00 = 1 000.00, and 60.00 of tax. */
  await story.day('2026-02-01', 'the bill of 5 February: 3 100.00 + 1 060.00 + 150.00 = 4 310.00', async () => {
    expect(await story.charged()).toEqual({
      'L1/rent/2026-02-01': '3100.00 CNY due 2026-02-05',
      'L1/service/2026-02-01': '1060.00 CNY due 2026-02-05',
      'L1/fund/2026-02-01': '150.00 CNY due 2026-02-05',
    });
    expect(await story.charge('L1/service/2026-02-01')).toMatchObject({
      debtType: 'service-charge',
      creditor: { party: 'Clean Ltd', role: 'property-service-provider' },
      taxMinor: 6_000,
    });
    expect(await story.charge('L1/fund/2026-02-01')).toMatchObject({ debtType: 'marketing-fund', creditor: { role: 'landlord' } });
  });
  await story.day('2026-02-04', '1 060.00 come with the service charge of that bill as reference, and pay nothing else', async () => {
    await story.pays('1060.00', { reference: 'T1/2026-02-05/service-charge' });
    expect(await story.owes()).toEqual({ 'L1/rent/2026-02-01': '3100.00 CNY', 'L1/fund/2026-02-01': '150.00 CNY' });
  });
  await story.day('2026-02-05', '100.00 come for the marketing fund, and pay a part of it', async () => {
    await story.pays('100.00', { purpose: 'marketing-fund' });
    expect(await story.owes()).toEqual({ 'L1/rent/2026-02-01': '3100.00 CNY', 'L1/fund/2026-02-01': '50.00 CNY' });
  });
  await story.day('2026-02-06', 'the statement says what each is for: 4 310.00 − 1 160.00 = 3 150.00 are owed', async () => {
    const { open, balances } = await statement(story.context, 'T1');
    expect(open.map(({ debtType, open: of }) => `${debtType} ${formatMoney(of)}`).sort()).toEqual([
      'marketing-fund 50.00 CNY',
      'rent 3100.00 CNY',
    ]);
    expect(balances.map(formatMoney)).toEqual(['3150.00 CNY']);
  });
  await story.day('2026-02-07', '3 150.00 of no reference settle both', async () => {
    await story.pays('3150.00');
    expect(await story.owes()).toEqual({});
    expect(await story.credit()).toEqual([]);
  });
});
