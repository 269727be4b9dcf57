import { expect, it } from 'vitest';
import type { ChargeLine, TurnoverBasis } from '../../core/lease/lease.ts';
import { importTurnover } from '../../engine/imports/import-turnover.ts';
import { fixed, RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

const onTurnover = (basis: Partial<TurnoverBasis> = {}): ChargeLine => ({
  ...RENT,
  lineId: 'turnover',
  debtType: 'turnover-rent',
  timing: 'arrears',
  dueDay: 15,
  basis: { kind: 'turnover', shareBp: 800, minimumMinorPerMonth: 100_000, lessLineId: null, ...basis },
});
const reports = async (story: Story, ...rows: Record<string, string>[]) =>
  importTurnover(story.context, { content: rows.map((row) => ({ leaseId: 'L1', ...row })), origin: 'turnover.csv' });
const JANUARY = { from: '2026-01-01', to: '2026-02-01' };
const FEBRUARY = { from: '2026-02-01', to: '2026-03-01' };

it('turnover rent: 8 % of what was sold, at least 1 000.00 a month, adjusted by what is reported late or corrected', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', 'the lease', () => story.lease({ lines: [onTurnover()] }));
  await story.day('2026-02-03', 'January: 20 000.00 were sold', async () => {
    expect(await reports(story, { ...JANUARY, turnover: '20000.00' })).toMatchObject({ accepted: 1, rejected: [] });
    expect(await story.charged()).toEqual({});
  });
  await story.day('2026-02-05', 'ten days before it is due it is billed: 8 % are 1 600.00', async () => {
    expect(await story.charged()).toEqual({ 'L1/turnover/2026-01-01': '1600.00 CNY due 2026-02-15' });
  });
  await story.day('2026-03-05', 'nobody has reported February: the minimum is billed', async () => {
    expect(await story.charged()).toMatchObject({ 'L1/turnover/2026-02-01': '1000.00 CNY due 2026-03-15' });
    expect((await story.charge('L1/turnover/2026-02-01')).working).toContain('no turnover is reported from 2026-02-01');
  });
  await story.day('2026-03-20', 'then the report comes, 15 000.00: 200.00 more', async () => {
    await reports(story, { ...FEBRUARY, turnover: '15000.00' });
    expect(await story.charged()).toMatchObject({ 'L1/turnover/2026-02-01/adj/1': '200.00 CNY due 2026-03-30' });
  });
  await story.day('2026-03-21', 'the same file again changes nothing', async () => {
    expect(await reports(story, { ...FEBRUARY, turnover: '15000.00' })).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(Object.keys(await story.charged())).toHaveLength(3);
  });
  await story.day('2026-03-25', 'it is corrected to 11 000.00, which is less than the minimum: 200.00 are credited', async () => {
    await reports(story, { ...FEBRUARY, turnover: '11000.00' });
    expect(await story.owes()).toEqual({ 'L1/turnover/2026-01-01': '1600.00 CNY', 'L1/turnover/2026-02-01': '1000.00 CNY' });
  });
});

it('turnover rent over the base rent: only what goes beyond it is owed', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', '3 100.00 a month, and 8 % where they are more', () =>
    story.lease({ lines: [{ ...RENT, basis: fixed(310_000) }, onTurnover({ lessLineId: 'rent', minimumMinorPerMonth: 0 })] }),
  );
  await story.day('2026-02-06', 'nobody has told of January, and there is no minimum: the line waits', async () => {
    expect(story.issued.at(-1)?.waiting).toMatchObject([{ lineId: 'turnover' }]);
  });
  await story.day('2026-02-10', 'January: 50 000.00, of which 8 % are 4 000.00', async () => {
    await reports(story, { ...JANUARY, turnover: '50000.00' });
  });
  await story.day('2026-02-11', '900.00 go beyond the rent; late as it is, the bill leaves its ten days to pay', async () => {
    expect(await story.charged()).toMatchObject({ 'L1/turnover/2026-01-01': '900.00 CNY due 2026-02-21' });
  });
  await story.day('2026-03-05', 'February: 38 000.00 stay below the rent, and nothing is billed', async () => {
    await reports(story, { ...FEBRUARY, turnover: '38000.00' });
  });
  await story.day('2026-03-10', 'nor later', async () => {
    expect(Object.keys(await story.charged())).not.toContain('L1/turnover/2026-02-01');
    expect(story.issued.at(-1)?.waiting).toEqual([]);
  });
});

it('reports that contradict each other are refused by row, the rest is taken in', async () => {
  const story = await Story.begin();

  await story.day('2026-02-01', 'a file with mistakes in it', async () => {
    await story.lease({ lines: [onTurnover()] });
    const report = await reports(
      story,
      { ...JANUARY, turnover: '20000.00', reportId: 'r1' },
      { from: '2026-01-15', to: '2026-02-15', turnover: '1.00', reportId: 'r2' },
      { ...JANUARY, leaseId: 'L9', turnover: '1.00' },
      { from: '2026-02-01', to: '2026-02-01', turnover: '1.00' },
      { ...FEBRUARY, turnover: '1.001' },
      { ...FEBRUARY, turnover: '0' },
    );
    expect(report.rejected.map(({ line, column, reason }) => `${line} ${column}: ${reason}`)).toEqual([
      "2 from: report 'r1' tells of 2026-01-01 to 2026-02-01 already: give its reportId to correct it",
      "3 leaseId: lease 'L9' is not known: import the leases first",
      '4 to: 2026-02-01 does not lie after 2026-02-01 (it is the first day after the time reported on)',
      "5 turnover: '1.001' is no amount of nothing or more with at most 2 decimals",
    ]);
    expect(report.accepted).toBe(2);
  });
});
