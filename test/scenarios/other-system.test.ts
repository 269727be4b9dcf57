import { expect, it } from 'vitest';
import type { ChargeLine } from '../../core/lease/lease.ts';
import { importCharges } from '../../engine/imports/import-charges.ts';
import { issueCharges } from '../../engine/issue-charges.ts';
import { RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

const rentOf = (month: string, next: string, row: Record<string, string> = {}) => ({
  tenantId: 'T1',
  chargeId: `INV-${month}`,
  leaseId: 'L1',
  lineId: 'rent',
  issueDate: '2026-01-01',
  dueDate: `${month}-05`,
  amount: '3100.00',
  periodFrom: `${month}-01`,
  periodTo: `${next}-01`,
  ...row,
});
const refusals = async (story: Story, ...rows: Record<string, string>[]) =>
  (await importCharges(story.context, { content: rows, origin: 'old.csv' }, { history: false })).rejected.map(
    ({ column, reason }) => `${column}: ${reason}`,
  );

it('the old system has billed two months of a lease: they are taken as they are, and the schedule goes on after them', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', 'the lease comes with two invoices, of a debt type and creditor that its line says', async () => {
    await story.lease({ from: '2026-02-01', lines: [RENT] });
    expect(await refusals(story, rentOf('2026-02', '2026-03'), rentOf('2026-03', '2026-04'))).toEqual([]);
    expect(await story.charge('INV-2026-02')).toMatchObject({ debtType: 'rent', creditor: { party: 'Mall Ltd' }, leaseId: 'L1' });
  });
  await story.day('2026-04-26', 'only April and May are billed by us', async () => {
    expect(Object.keys(await story.charged())).toEqual(['INV-2026-02', 'INV-2026-03', 'L1/rent/2026-04-01', 'L1/rent/2026-05-01']);
  });
  await story.day('2026-04-27', 'the same file again changes nothing; an invoice for days that we have billed is refused', async () => {
    const again = [rentOf('2026-02', '2026-03', { issueDate: '2026-01-01' })];
    expect(await importCharges(story.context, { content: again, origin: 'old.csv' }, { history: false })).toMatchObject({ unchanged: 1 });
    expect(await refusals(story, rentOf('2026-04', '2026-05'))).toEqual([
      "periodFrom: line 'rent' of lease 'L1' is charged from 2026-02-01 to 2026-06-01 already",
    ]);
  });
  await story.day('2026-05-02', 'the lease changes from February on: what the old system billed is its own affair', async () => {
    await story.lease({ from: '2026-02-01', lines: [{ ...RENT, basis: { ...RENT.basis, amountMinor: 300_000 } as typeof RENT.basis }] });
    expect(await story.owes()).toEqual({
      'INV-2026-02': '3100.00 CNY',
      'INV-2026-03': '3100.00 CNY',
      'L1/rent/2026-04-01': '3000.00 CNY',
      'L1/rent/2026-05-01': '3000.00 CNY',
    });
  });
});

it('an invoice for a month in between leaves the months around it to the schedule', async () => {
  const story = await Story.begin();

  await story.day('2026-01-01', 'March alone was billed ahead', async () => {
    await story.lease({ lines: [RENT] });
    expect(await refusals(story, rentOf('2026-03', '2026-04'))).toEqual([]);
  });
  await story.day('2026-03-26', 'January, February and April are ours', async () => {
    await issueCharges(story.context);
    expect(Object.keys(await story.charged())).toEqual(['L1/rent/2026-01-01', 'L1/rent/2026-02-01', 'INV-2026-03', 'L1/rent/2026-04-01']);
  });
});

it('an invoice that does not fit its lease is refused by its column', async () => {
  const story = await Story.begin();

  await story.day('2026-01-02', 'a file with mistakes in it', async () => {
    await story.lease({ from: '2026-02-01', lines: [RENT] });
    const row = (change: Record<string, string>) => rentOf('2026-02', '2026-03', change);
    expect(
      await refusals(
        story,
        row({ chargeId: 'a', leaseId: 'L9' }),
        row({ chargeId: 'b', lineId: 'power' }),
        row({ chargeId: 'c', tenantId: 'T2' }),
        row({ chargeId: 'd', currency: 'EUR' }),
        row({ chargeId: 'e', periodTo: '2026-02-01' }),
        row({ chargeId: 'f', periodTo: '' }),
        row({ chargeId: 'g', taxAmount: '3100.01' }),
        row({ chargeId: 'h', taxAmount: '255.96' }),
        row({ chargeId: 'i', periodFrom: '2026-02-28' }),
      ),
    ).toEqual([
      "leaseId: lease 'L9' is not known: import the leases first",
      "lineId: lease 'L1' has no line 'power'",
      "leaseId: lease 'L1' is of tenant 'T1'",
      "currency: line 'rent' of lease 'L1' is in CNY",
      'periodTo: 2026-02-01 does not lie after 2026-02-01 (it is the first day after the period)',
      'periodTo: is empty',
      "taxAmount: '3100.01' is more than the amount that it is in",
      "periodFrom: line 'rent' of lease 'L1' is charged from 2026-02-01 to 2026-03-01 already",
    ]);
    expect(await story.charge('h')).toMatchObject({ taxMinor: 25_596 });
  });
});

it('what is owed once was billed by the old system for days of its own: it is charged once', async () => {
  const story = await Story.begin();
  const deposit: ChargeLine = {
    ...RENT,
    lineId: 'dep',
    debtType: 'deposit',
    basis: { kind: 'one-off', amountMinor: 600_000, on: '2026-02-15' },
    dueDay: 15,
  };
  const billed = (chargeId: string, periodFrom: string, periodTo: string) =>
    rentOf('2026-02', '2026-03', { chargeId, lineId: 'dep', amount: '6000.00', periodFrom, periodTo });

  await story.day('2026-01-02', 'its days are a month in which the deposit is not due; a second invoice is refused', async () => {
    await story.lease({ lines: [deposit] });
    expect(await refusals(story, billed('D1', '2026-01-01', '2026-02-01'), billed('D2', '2026-03-01', '2026-04-01'))).toEqual([
      expect.stringMatching(/^lineId: line 'dep' of lease 'L1' is owed once, and D1 charges it already/),
    ]);
  });
  await story.day('2026-03-01', 'and the schedule charges none', async () => expect(Object.keys(await story.charged())).toEqual(['D1']));
});
