import { describe, expect, it } from 'vitest';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { answerQuestion } from '../../../engine/reports/answer.ts';
import { type Report, report } from '../../../engine/reports/question.ts';
import { csvLines } from '../../../engine/reports/table.ts';
import { tableOf } from '../../../engine/reports/tables.ts';
import { ledgerSite } from '../ledger-site.ts';

/** Two tenants, three currencies of 0, 2 and 3 decimals; T1 has paid in part, T2 has credit. */
async function books() {
  const context = await ledgerSite([], { start: '2026-03-31' });
  const row = (chargeId: string, tenantId: string, dueDate: string, amount: string, more: Record<string, string> = {}) => ({
    ...{ chargeId, tenantId, dueDate, amount, issueDate: '2026-01-01' },
    ...more,
  });
  const content = [
    row('jan', 'T1', '2026-01-10', '1000.00'),
    row('feb', 'T1', '2026-02-10', '1000.00'),
    row('apr', 'T1', '2026-04-10', '500.00', { debtType: 'electricity' }),
    row('yen', 'T2', '2026-03-31', '700', { currency: 'JPY' }),
    row('dinar', 'T2', '2026-03-01', '1.250', { currency: 'KWD', debtType: 'water' }),
    row('old', 'T2', '2025-01-01', '999.00'),
  ];
  const [old, ...current] = [content[5], ...content.slice(0, 5)];
  await importCharges(context, { content: [{ ...old, issueDate: '2024-12-01' }], origin: 'history' }, { history: true });
  await importCharges(context, { content: current, origin: 'open items' }, { history: false });
  const payments = [
    { paymentId: 'p1', tenantId: 'T1', amount: '300.00', paidAt: '2026-03-30', reference: 'jan' },
    { paymentId: 'p2', tenantId: 'T2', amount: '50.00', paidAt: '2026-03-30', payer: '=HYPERLINK("http://x","y")' },
    { paymentId: 'p3', amount: '20.00', paidAt: '2026-03-30', payer: 'Nobody' },
  ];
  await importPayments(context, { content: payments, origin: 'bank' });
  return context;
}

async function asked<K extends Report['report']>(
  context: Awaited<ReturnType<typeof books>>,
  question: { report: K } & Record<string, unknown>,
) {
  return (await report(context, question)) as Extract<Report, { report: K }>;
}

describe('a question to the ledger', () => {
  it('open items: the oldest first, page by page, without imported history', async () => {
    const context = await books();
    const first = await asked(context, { report: 'open-items', limit: '3' });
    expect(first.items.map(({ chargeId, daysOverdue, open }) => [chargeId, daysOverdue, open.minor])).toEqual([
      ['jan', 80, 70_000],
      ['feb', 49, 100_000],
      ['dinar', 30, 1_250],
    ]);
    const second = await asked(context, { report: 'open-items', limit: 3, after: first.next ?? '' });
    expect(second).toMatchObject({
      items: [{ chargeId: 'yen', daysOverdue: 0, tenantName: expect.stringMatching(/./) }, { chargeId: 'apr' }],
      next: null,
    });
    const overdue = await asked(context, { report: 'open-items', overdue: 'true', tenantId: 'T2' });
    expect(overdue.items.map(({ chargeId }) => chargeId)).toEqual(['dinar']);
  });

  it('balances, aging, days sales outstanding and the collection rate: each currency by itself', async () => {
    const context = await books();
    const owed = await asked(context, { report: 'balances' });
    expect(owed.debtTypes.map(({ debtType, items, open, overdue }) => [debtType, items, open.currency, open.minor, overdue.minor])).toEqual(
      [
        ['electricity', 1, 'CNY', 50_000, 0],
        ['rent', 2, 'CNY', 170_000, 170_000],
        ['rent', 1, 'JPY', 700, 0],
        ['water', 1, 'KWD', 1_250, 1_250],
      ],
    );
    expect(owed.currencies[0]).toEqual({
      open: { minor: 220_000, currency: 'CNY' },
      credit: { minor: 5_000, currency: 'CNY' },
      suspense: { minor: 2_000, currency: 'CNY' },
      net: { minor: 215_000, currency: 'CNY' },
    });
    const aged = await asked(context, { report: 'aging', by: 'tenant', tenantId: 'T1' });
    expect(aged.lines.map(({ minor }) => minor)).toEqual([
      { 'not-due': 50_000, '1-30': 0, '31-60': 100_000, '61-90': 70_000, 'over-90': 0 },
    ]);
    const { lines } = await asked(context, { report: 'dso', days: 90 });
    /* 2 200.00 open of 2 500.00 charged in 90 days: 79.2 days; 500.00 not due: 18. */
    expect(lines[0]).toMatchObject({ days: 79.2, bestPossibleDays: 18, delinquentDays: 61.2 });
    const rates = await asked(context, { report: 'collection', from: '2026-01', to: '2026-02' });
    expect(rates.lines.map(({ month, rateBp, rateInMonthBp }) => [month, rateBp, rateInMonthBp])).toEqual([
      ['2026-01', 3_000, 0],
      ['2026-02', 0, 0],
    ]);
  });

  it('is refused by its part, with what to give instead', async () => {
    const context = await books();
    const problem = async (question: Record<string, unknown>) => {
      const answer = await answerQuestion(context, question);
      return answer.ok ? 'answered' : answer.problem;
    };
    expect(await problem({ report: 'nonsense' })).toMatch(/report: is none of statement, open-items/);
    expect(await problem({ report: 'statement' })).toMatch(/tenantId: name a tenant/);
    expect(await problem({ report: 'statement', tenantId: 'T9' })).toMatch(/'T9' is not known/);
    expect(await problem({ report: 'aging', asOf: '31.3.2026' })).toMatch(/as of '31.3.2026': give a date/);
    expect(await problem({ report: 'aging', asOf: '2026-04-01' })).toMatch(/has not come yet/);
    expect(await problem({ report: 'aging', debtType: 'rents' })).toMatch(/debtType: is none of rent/);
    expect(await problem({ report: 'open-items', limit: '501' })).toMatch(/whole number from 1 to 500/);
    expect(await problem({ report: 'open-items', after: 'x' })).toMatch(/is no place in this report/);
    expect(await problem({ report: 'journal', from: '2026-02-30' })).toMatch(/from '2026-02-30': give a date/);
    expect(await problem({ report: 'journal', from: '2026-03-02', to: '2026-03-01' })).toMatch(/lies after/);
    expect(await problem({ report: 'journal', after: 'bm9uc2Vuc2U' })).toMatch(/is no place in this journal/);
    expect(await problem({ report: 'trial-balance', chart: { bank: { number: '' } } })).toMatch(/chart of accounts, bank.number: is empty/);
    expect(await problem({ report: 'aging', format: 'pdf' })).toMatch(/give report, rows, csv/);
    expect(await problem({ report: 'aging', tenant: 'T1' })).toMatch(/tenant/);
    expect(await problem({ report: 'aging', asOf: '2026-03-31' })).toBe('answered');
  });

  it('comes as CSV in which nothing that a payer wrote can run', async () => {
    const context = await books();
    await importPayments(context, {
      content: [{ paymentId: 'p4', tenantId: 'T1', amount: '1.00', paidAt: '2026-03-30', reference: '=1+1,"x"' }],
      origin: 'bank',
    });
    const { entries } = await asked(context, { report: 'journal', limit: 500 });
    expect(entries.flatMap(({ postings }) => postings).length).toBeGreaterThan(10);
    const lines = csvLines(tableOf(await asked(context, { report: 'journal', from: '2026-03-31' })));
    expect(lines[0]).toBe('date,account,name,debit,credit,currency,kind,document,about,tenantId,happenedOn');
    expect(lines.filter((line) => line.includes('1+1'))[0]).toContain(`"'=1+1,""x"""`);
    expect(lines.find((line) => line.includes(',p3,'))).toBe('2026-03-31,1000,Bank,20.00,,CNY,payment,p3,,,2026-03-30');
  });

  it('a journal in pages is the journal in one', async () => {
    const context = await books();
    const whole = await asked(context, { report: 'journal', from: '2024-01-01' });
    const paged = [];
    let after: string | null = null;
    do {
      const page: Extract<Report, { report: 'journal' }> = await asked(context, {
        report: 'journal',
        from: '2024-01-01',
        limit: 2,
        ...(after === null ? {} : { after }),
      });
      expect(page.entries.length).toBeLessThanOrEqual(2);
      paged.push(...page.entries);
      after = page.next;
    } while (after !== null);
    expect(paged).toEqual(whole.entries);
    expect(whole.entries.filter(({ history }) => history).map(({ date, document }) => `${date} ${document}`)).toEqual(['2024-12-01 old']);
  });
});
