import { describe, expect, it } from 'vitest';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { testContext } from '../../setup/context.ts';
import { mall, openSecrets } from './mall.ts';

const refusals = (report: { rejected: readonly { column: string | null; reason: string }[] }) =>
  report.rejected.map(({ column, reason }) => `${column}: ${reason}`);

describe('importing an estate', () => {
  it('takes everything in once, and the same document again changes nothing', async () => {
    const context = await testContext();
    const secrets = openSecrets();
    const first = await importEstate(context, { content: mall(), origin: 'mall.json' }, secrets);
    expect(first).toMatchObject({ accepted: 13, unchanged: 0, rejected: [], tenants: ['T1', 'T2'], secretsFile: '/secrets.csv' });
    const head = await context.store.transaction((tx) => tx.audit.head());
    const again = await importEstate(context, { content: Buffer.from(`\ufeff${JSON.stringify(mall())}`), origin: 'mall.json' }, secrets);
    expect(again).toMatchObject({ accepted: 0, unchanged: 13, rejected: [], tenants: [], secretsFile: null });
    expect(await context.store.transaction((tx) => tx.audit.head())).toEqual(head);
    expect(secrets.written).toEqual([['dtu-1']]);
  });

  it('refuses by place what does not fit, and takes the rest', async () => {
    const context = await testContext();
    const document = mall();
    Object.assign(document.meters[1] ?? {}, { number: 'no number!' });
    Object.assign(document.circuits[2] ?? {}, { unitId: 'U9' });
    Object.assign(document.occupancies[1] ?? {}, { tenantId: 'T9' });
    Object.assign(document.tenants[1] ?? {}, { nmae: 'x' });
    document.units.push({ unitId: 'U1', building: 'B', floor: '1', areaM2: 40 });
    const report = await importEstate(context, { content: document, origin: 'mall.json' }, openSecrets());
    expect(refusals(report).sort()).toEqual([
      "circuits[2].unitId: unit 'U9' is not known",
      'meters[1].number: is no meter number (1 to 32 digits, letters or -)',
      "meters[2].circuitId: circuit 'C2' is not known",
      "occupancies[1].tenantId: tenant 'T9' is not known",
      expect.stringMatching(/^tenants\[1\]: .*nmae/),
      'units[2]: U1 stands at units[0] with other content',
    ]);
    expect(report.accepted).toBe(8);
    const kept = await context.store.transaction((tx) => tx.ledger.rejects({ source: 'estate' }));
    expect(kept.length).toBe(6);
    expect(kept.find(({ column }) => column === 'meters[1].number')?.raw).toContain('no number!');
  });

  it('never puts two tenants into a unit, nor two meters on a circuit, at one time', async () => {
    const context = await testContext();
    await importEstate(context, { content: mall(), origin: 'mall.json' }, openSecrets());
    const content = {
      occupancies: [{ unitId: 'U1', tenantId: 'T2', from: '2026-02-01' }],
      meters: [{ meterId: 'M9', circuitId: 'C1', dtuId: 'dtu-1', number: '9', from: '2026-02-01' }],
    };
    const report = await importEstate(context, { content, origin: 'change.json' }, openSecrets());
    expect(refusals(report)).toEqual([
      "occupancies[0].from: unit 'U1' is occupied by 'T1' from 2026-01-01 to open",
      "meters[0].circuitId: circuit 'C1' is measured by meter 'M1' from 2026-01-01 to open",
    ]);
  });

  it('takes a change of tenant and of meter in order of time, whatever the order of the file', async () => {
    const context = await testContext();
    await importEstate(context, { content: mall(), origin: 'mall.json' }, openSecrets());
    const content = {
      occupancies: [
        { unitId: 'U1', tenantId: 'T2', from: '2026-02-01' },
        { unitId: 'U1', tenantId: 'T1', from: '2026-01-01', to: '2026-02-01' },
      ],
      meters: [
        { meterId: 'M9', circuitId: 'C1', dtuId: 'dtu-1', number: '9', from: '2026-02-01' },
        { meterId: 'M1', circuitId: 'C1', dtuId: 'dtu-1', number: '000000000001', from: '2026-01-01', to: '2026-02-01' },
      ],
    };
    const report = await importEstate(context, { content, origin: 'change.json' }, openSecrets());
    expect(report).toMatchObject({ accepted: 4, rejected: [] });
    const on = (date: '2026-01-31' | '2026-02-01') =>
      context.store.transaction(async (tx) => (await tx.estate.meterOf('C1', date))?.meterId);
    expect([await on('2026-01-31'), await on('2026-02-01')]).toEqual(['M1', 'M9']);
  });

  it('refuses a document that is none in one sentence', async () => {
    const context = await testContext();
    const one = async (content: string | Uint8Array | object[]) =>
      refusals(await importEstate(context, { content, origin: 'x' }, openSecrets()));
    expect(await one('{"units": [')).toEqual([expect.stringMatching(/^null: the file is no JSON: /)]);
    expect(await one('{"unitz": []}')).toEqual([
      'unitz: is not known here (known are: buildings, floors, units, tenants, occupancies, circuits, dtus, meters, readings)',
    ]);
    expect(await one('{"units": {}}')).toEqual(['units: is no list']);
    expect(await one('{}')).toEqual([expect.stringMatching(/has none of buildings/)]);
    expect(await one(Buffer.from('\ufeff{}', 'utf16le'))).toEqual(['null: the file is UTF-16: save it as UTF-8']);
    expect(await one([{}, {}])).toEqual([expect.stringMatching(/is no object with buildings/)]);
  });
});
