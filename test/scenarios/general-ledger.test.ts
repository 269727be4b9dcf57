import { expect, it } from 'vitest';
import type { CivilDate } from '../../core/calendar/civil.ts';
import { formatMinor, formatMoney } from '../../core/money/decimal.ts';
import { money } from '../../core/money/money.ts';
import { creditCharge } from '../../engine/credit-charge.ts';
import { matchPayment } from '../../engine/payments/match-payment.ts';
import { journal } from '../../engine/reports/journal.ts';
import { journalDays, trialBalanceReport } from '../../engine/reports/journal-sums.ts';
import { statement } from '../../engine/reports/statement.ts';
import { reversePayment } from '../../engine/reverse-payment.ts';
import { RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

const KIM = { name: 'kim', authenticated: true, via: 'command' } as const;

/** The journal of one day as a bookkeeper reads it: `Dr 1110 3379.00 / Cr 4010 3100.00 + 2200 279.00`. */
async function booked(story: Story, day: CivilDate): Promise<string[]> {
  const { entries } = await journal(story.context, { from: day, to: day });
  return entries.map(({ kind, postings }) => {
    const side = (minor: 'debitMinor' | 'creditMinor') =>
      postings
        .filter((posting) => posting[minor] > 0)
        .map((posting) => `${posting.account} ${formatMinor(money(posting[minor], posting.currency))}`)
        .join(' + ');
    return `${kind}: Dr ${side('debitMinor')} / Cr ${side('creditMinor')}`;
  });
}

/** What stands on each account: `{'1000': '500.00'}`, debits positive. */
async function standing(story: Story, asOf?: CivilDate): Promise<Record<string, string>> {
  const { accounts } = await trialBalanceReport(story.context, asOf === undefined ? {} : { asOf });
  return Object.fromEntries(
    accounts
      .filter(({ balanceMinor }) => balanceMinor !== 0)
      .map(({ account, currency, balanceMinor }) => [account, formatMinor(money(balanceMinor, currency))]),
  );
}

it('a rent with tax, money that nobody knew, a payment that bounced and a debt that will not come, as the general ledger sees them', async () => {
  const story = await Story.begin();
  const taxed = { ...RENT, tax: { name: 'VAT', rateBp: 900, included: false } };

  await story.day('2026-01-02', 'the lease is signed: 3 100.00 a month and 9 % tax, due on the 5th', () =>
    story.lease({ from: '2026-02-01', lines: [taxed] }),
  );
  await story.day('2026-02-01', 'February is billed: owed with tax, earned without', async () => {
    expect(await booked(story, '2026-02-01')).toEqual(['charge: Dr 1110 3379.00 / Cr 4010 3100.00 + 2200 279.00']);
  });
  await story.day('2026-02-03', 'a thousand come from somebody: they are in the bank, and nobody’s', async () => {
    await story.pays('1000.00', { tenantId: null, payer: 'B. Brown', paymentId: 'mystery' });
    expect(await booked(story, '2026-02-03')).toEqual(['payment: Dr 1000 1000.00 / Cr 2100 1000.00']);
  });
  await story.day('2026-02-04', 'the bank takes a hundred of them back while they are still nobody’s', async () => {
    const amount = money(10_000, 'CNY');
    await reversePayment(story.context, { paymentId: 'mystery', kind: 'reversed', amount, reason: 'sent too much' }, KIM);
    expect(await booked(story, '2026-02-04')).toEqual(['outflow: Dr 2100 100.00 / Cr 1000 100.00']);
  });
  await story.day('2026-02-05', 'kim finds out whose they are: nine hundred move to the tenant, and pay its rent', async () => {
    await matchPayment(story.context, { paymentId: 'mystery', tenantId: 'T1', reason: 'rang up' }, KIM);
    expect(await booked(story, '2026-02-05')).toEqual([
      'match: Dr 2100 900.00 / Cr 2110 900.00',
      'allocation: Dr 2110 900.00 / Cr 1110 900.00',
    ]);
  });
  await story.day('2026-02-06', 'the tenant pays the rest and a hundred more', async () => {
    await story.pays('2579.00', { paymentId: 'debit' });
    expect(await standing(story)).toEqual({ '1000': '3479.00', '2110': '-100.00', '2200': '-279.00', '4010': '-3100.00' });
  });
  await story.day('2026-02-10', 'the direct debit comes back: what it paid is owed again, what was over is gone', async () => {
    await reversePayment(story.context, { paymentId: 'debit', kind: 'bounced', reason: 'account closed' }, KIM);
    expect((await booked(story, '2026-02-10')).sort()).toEqual([
      'allocation: Dr 1110 2479.00 / Cr 2110 2479.00',
      'outflow: Dr 2110 2579.00 / Cr 1000 2579.00',
    ]);
    expect(await standing(story)).toEqual({ '1000': '900.00', '1110': '2479.00', '2200': '-279.00', '4010': '-3100.00' });
  });
  await story.day('2026-02-12', 'a credit note for a day without heating, tax and all; the rest will not come', async () => {
    const note = await creditCharge(
      story.context,
      { chargeId: 'L1/rent/2026-02-01', kind: 'credit-note', amount: money(10_900, 'CNY'), reason: 'no heating' },
      KIM,
    );
    expect(note).toMatchObject({ ok: true });
    await creditCharge(story.context, { chargeId: 'L1/rent/2026-02-01', kind: 'write-off', reason: 'insolvent' }, KIM);
    const { '1000': bank, '1110': receivable = '0.00' } = await standing(story);
    expect([bank, receivable]).toEqual(['900.00', '0.00']);
  });
  await story.day('2026-02-13', 'the books of any day before are as they were, and each day balances', async () => {
    expect(await standing(story, '2026-02-06')).toEqual({ '1000': '3479.00', '2110': '-100.00', '2200': '-279.00', '4010': '-3100.00' });
    const { days } = await journalDays(story.context, { from: '2026-02-01', to: '2026-02-13' });
    expect(days.map(({ date }) => date)).toEqual(['01', '03', '04', '05', '06', '10', '12'].map((day) => `2026-02-${day}`));
    for (const { totals } of days) for (const { debitMinor, creditMinor } of totals) expect(debitMinor).toBe(creditMinor);
  });
  await story.day('2026-02-14', 'and so does the tenant’s statement: by what was known then', async () => {
    const told = async (asOf: CivilDate) => {
      const { lines, balances, credit } = await statement(story.context, 'T1', asOf);
      return [
        ...lines.map(({ date, kind, amount }) => `${date} ${kind} ${formatMoney(amount)}`),
        ...[...balances, ...credit].map(formatMoney),
      ];
    };
    /* Paid on the 3rd, theirs by what was known on the 5th. */
    expect(await told('2026-02-04')).toEqual(['2026-02-01 charge 3379.00 CNY', '3379.00 CNY']);
    expect(await told('2026-02-05')).toEqual([
      '2026-02-01 charge 3379.00 CNY',
      '2026-02-03 payment -1000.00 CNY',
      '2026-02-04 outflow 100.00 CNY',
      '2479.00 CNY',
    ]);
    expect((await told('2026-02-06')).slice(-2)).toEqual(['-100.00 CNY', '100.00 CNY']);
    expect((await told('2026-02-10')).at(-1)).toBe('2479.00 CNY');
    expect((await told('2026-02-14')).at(-1)).toBe('0.00 CNY');
  });
});
