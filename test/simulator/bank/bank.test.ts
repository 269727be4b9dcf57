import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CivilDate, instantAt, parseInstant, plusDays } from '../../../core/calendar/civil.ts';
import { morningsBetween } from '../../../simulator/bank/bank.ts';
import { statementCsv } from '../../../simulator/bank/statement.ts';
import { bill, makeRig, type Rig, START, ZONE } from '../setup/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await makeRig({ seed: 5 });
});
afterAll(() => rig.close());

const statements = () => rig.site.posted.filter(({ door }) => door.startsWith('bank'));

describe('the bank', () => {
  it('covers each day before at five in the morning, with only a header when nothing was paid', async () => {
    await rig.clock.advanceTo(instantAt(plusDays(START, 1), '06:00', ZONE));
    const header = 'paymentId,tenantId,payer,reference,amount,currency,paidAt\n';
    expect(statements()).toEqual([
      { door: 'bank?covers=2026-01-04', body: header },
      { door: 'bank?covers=2026-01-05', body: header },
    ]);
  });

  it('keeps what a shut door did not take, says so once, and brings it later: every payment, every day', async () => {
    const due: CivilDate = '2026-01-08';
    for (const { tenantId } of rig.site.estate?.tenants ?? []) await rig.tell(tenantId, bill(tenantId, due, 123_456));
    rig.site.shut.add('bank');
    await rig.clock.advanceTo(instantAt(plusDays(START, 3), '06:00', ZONE));
    expect(rig.twin.report().payments).toBe(0);
    expect(rig.logged).toEqual([expect.stringMatching(/the door 'bank' answered 503/)]);
    const tried = statements().length;
    rig.site.shut.delete('bank');
    await rig.clock.advanceTo(instantAt(plusDays(START, 3), '06:15', ZONE));
    const [taken] = statements().slice(tried);
    expect(taken?.door).toBe('bank?covers=2026-01-07');
    const rows = (taken?.body ?? '').trim().split('\n').slice(1);
    expect(rows.length).toBeGreaterThan(10);
    expect(rig.twin.report().payments).toBe(rows.length);
    for (const row of rows) expect(row).toMatch(/^pay-\S+-2026-01-08-[12],[^,]*,[^,]+,\S+\/2026-01-08,\d+\.\d\d,CNY,2026-01-\S+Z$/);
    expect(new Set(rows.map((row) => row.split(',')[0])).size).toBe(rows.length);
    expect(rows.some((row) => row.split(',')[1] === '')).toBe(true);
    const copies = await readdir(join(rig.folder, 'twin', 'bank'));
    expect(await readFile(join(rig.folder, 'twin', 'bank', copies.sort().at(-1) ?? ''), 'utf8')).toBe(taken?.body);
  });

  it('pays a charge once, however often and by whichever message the tenant hears of it', async () => {
    const due: CivilDate = '2026-01-08';
    const tenantId = rig.site.estate?.tenants[0]?.tenantId ?? '';
    const again = { ...bill(tenantId, due, 123_456), key: 'warning/x', className: 'warning' };
    await rig.tell(tenantId, again);
    await rig.clock.advanceTo(instantAt(plusDays(START, 5), '06:15', ZONE));
    const paid = statements().flatMap(({ body }) => body.split('\n').filter((row) => row.startsWith(`pay-${tenantId}-`)));
    expect(new Set(paid).size).toBeLessThanOrEqual(2);
    expect(rig.twin.report().duplicates).toBe(0);
  });
});

describe('morningsBetween', () => {
  it('names every day whose 05:00 lies in between', () => {
    const at = (date: CivilDate, time: '04:45' | '05:00') => instantAt(date, time, ZONE);
    expect(morningsBetween(at(START, '04:45'), at(START, '05:00'), ZONE)).toEqual([START]);
    expect(morningsBetween(at(START, '05:00'), at(plusDays(START, 1), '04:45'), ZONE)).toEqual([]);
    expect(morningsBetween(at(START, '05:00'), at(plusDays(START, 3), '05:00'), ZONE)).toHaveLength(3);
  });
});

it('quotes what a CSV needs quoted', () => {
  const paidAt = parseInstant('2026-01-05T01:00:00Z') ?? '2026-01-01T00:00:00.000Z';
  const line = { paymentId: 'p', tenantId: '', payer: 'Wang, "Lao"', reference: 'r', minor: 5, currency: 'CNY', paidAt };
  expect(statementCsv([line]).split('\n')[1]).toBe('p,,"Wang, ""Lao""",r,0.05,CNY,2026-01-05T01:00:00.000Z');
});
