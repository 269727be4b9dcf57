import { describe, expect, it } from 'vitest';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { type TestContext, testContext } from '../../setup/context.ts';
import { mall, openSecrets } from './mall.ts';

async function filled(): Promise<TestContext> {
  const context = await testContext({ start: '2026-03-20' });
  await importEstate(context, { content: mall(), origin: 'mall.json' }, openSecrets());
  return context;
}

async function csv(context: TestContext, lines: readonly string[], kind?: string) {
  const input = { content: lines.join('\r\n'), origin: 'table.csv' };
  const report = await importEstate(context, input, openSecrets(), kind === undefined ? {} : { kind });
  const refusals = report.rejected.map(({ line, column, reason }) => `${line} ${column}: ${reason}`);
  return { accepted: report.accepted, unchanged: report.unchanged, refusals };
}

describe('an estate from CSV', () => {
  it('is of the kind that its columns say, in any order and spelling, with what is left empty at its default', async () => {
    const context = await filled();
    const lines = ['Floor;Unit ID;building;AREA_M2', '2;U3;A;86,5', '2;U4;A;', '2;U5;A;120.25'];
    expect(await csv(context, lines)).toEqual({ accepted: 2, unchanged: 0, refusals: ["2 AREA_M2: '86,5' is no number (86.5)"] });
    const units = await context.store.read((tx) => tx.estate.units());
    expect(units.slice(2)).toEqual([
      { unitId: 'U4', building: 'A', floor: '2', areaM2: null },
      { unitId: 'U5', building: 'A', floor: '2', areaM2: 120.25 },
    ]);
    expect(await csv(context, lines)).toMatchObject({ accepted: 0, unchanged: 2 });
  });

  it('takes several kinds in one table when a column says which, and refuses a cell that its kind has no place for', async () => {
    const context = await filled();
    const lines = [
      'kind,dtuId,floor,circuitId,unitId,utility,servesOnlyUnit,protectedClass',
      'circuit,,,C2W,U2,water,no,refrigeration',
      'DTU,dtu-2,1,,,,,',
      'dtus,dtu-3,1,C9,,,,',
      'gadget,dtu-4,1,,,,,',
      'circuits,,,C3W,U2,,,',
    ];
    expect(await csv(context, lines)).toMatchObject({
      accepted: 2,
      refusals: [
        '4 circuitId: dtus have no such column: leave it empty in this row',
        expect.stringMatching(/^5 kind: 'gadget' is no kind of an estate: give one of buildings, /),
        '6 utility: is empty',
      ],
    });
    expect(await context.store.read((tx) => tx.estate.circuit('C2W'))).toMatchObject({
      servesOnlyUnit: false,
      protectedClass: 'refrigeration',
    });
  });

  it('never lets a mistyped column turn into a default', async () => {
    const context = await filled();
    const lines = ['circuitId,unitId,utility,protectedclas', 'C5,U1,electricity,fire'];
    expect((await csv(context, lines)).refusals).toEqual([
      '1 protectedclas: is no column of circuits: mend its name, or take it out (dunlock template prints them)',
    ]);
    expect((await csv(context, lines, 'circuits')).refusals).toHaveLength(1);
    expect((await csv(context, ['kind,circuitId,unitId,utility,protectedclas', 'circuit,C5,U1,electricity,fire'])).refusals).toEqual([
      '1 protectedclas: is no column of an estate: mend its name, or take it out (dunlock template prints them)',
    ]);
  });

  it('does not guess of what kind the rows are', async () => {
    const context = await filled();
    const lines = ['unitId,tenantId', 'U1,T2'];
    expect((await csv(context, lines)).refusals).toEqual([
      expect.stringMatching(/^1 null: the columns \(unitId, tenantId\) do not say of what kind the rows are: name it \(--kind buildings, /),
    ]);
    expect((await csv(context, lines, 'occupancies')).refusals).toEqual(['1 from: column from is missing (there are: unitId, tenantId)']);
    expect((await csv(context, lines, 'shops')).refusals).toEqual([
      expect.stringMatching(/^null null: 'shops' is no kind of an estate: give one of buildings, /),
    ]);
  });

  it('reads several contacts and rates out of one cell, and names the column when one will not do', async () => {
    const context = await filled();
    const tenants = [
      'tenantId,name,language,contacts',
      'T3,茶馆,zh-CN,webhook=https://a.example/x?a=b | email=till@a.example',
      'T4,Kiosk,,fax=12',
      'T5,Kiosk,,https://a.example',
    ];
    const report = await csv(context, tenants);
    expect(report.accepted).toBe(1);
    expect(report.refusals).toEqual([
      expect.stringMatching(/^3 contacts: /),
      expect.stringMatching(/^4 contacts: 'https:.* is no name=value/),
    ]);
    expect(await context.store.read((tx) => tx.estate.tenant('T3'))).toMatchObject({
      contacts: [
        { channel: 'webhook', address: 'https://a.example/x?a=b' },
        { channel: 'email', address: 'till@a.example' },
      ],
    });
    const readings = ['meterId,takenAt,register,rates', 'M1,2026-02-01,300,peak=0.1 kWh | valley=200', 'M1,2026-03-01,400,peak=1 | peak=2'];
    expect(await csv(context, readings)).toMatchObject({ accepted: 1, refusals: ["3 rates: rate 'peak' is given twice"] });
    const [kept] = await context.store.read((tx) => tx.readings.of('M1', '2027-01-01T00:00:00.000Z', 9));
    expect(kept).toMatchObject({ register: 300, rates: { peak: 100, valley: 200 }, because: 'period-end', utility: 'electricity' });
  });

  it('tells a row that stands there twice from one that contradicts it', async () => {
    const context = await filled();
    const lines = ['unitId,building,floor', 'U7,A,1', 'U7,A,1', 'U7,A,2', 'U8,A'];
    expect(await csv(context, lines)).toEqual({
      accepted: 1,
      unchanged: 1,
      refusals: ['4 null: U7 stands at line 2 with other content', '5 null: the row has 2 fields, the header has 3'],
    });
  });

  it('takes a list of rows of a named kind as JSON too', async () => {
    const context = await filled();
    const input = { content: [{ unitId: 'U9', building: 'A', floor: '1' }], origin: 'flow' };
    expect(await importEstate(context, input, openSecrets(), { kind: 'unit' })).toMatchObject({ accepted: 1, rejected: [] });
  });
});
