import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { proofLine } from '../../bin/dunlock/tell-progress.ts';
import { smallEstate } from './small-site.ts';

const command = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'dunlock.js');
const folder = mkdtempSync(join(tmpdir(), 'dunlock-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function dunlock(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args, '--data', join(folder, 'site')], { encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

function vandal(text: string): void {
  const database = new DatabaseSync(join(folder, 'site', 'site.db'));
  database.exec(text);
  database.close();
}

it('dunlock audit verify ends with 0 when everything holds and with 1 when a row was changed, as text and as one JSON document', () => {
  const file = join(folder, 'estate.json');
  writeFileSync(file, JSON.stringify(smallEstate));
  dunlock('import', 'estate', file);
  const clean = dunlock('audit', 'verify');
  expect(clean).toMatchObject({ code: 0, out: expect.stringMatching(/^holds: \d+ records, head [0-9a-f]{64}\n/) });
  expect(clean.out).toContain('ok   every fact stands as it was written');
  expect(clean.out).toContain('not proven: ');

  vandal(`update tenant set name = 'Tea' where "tenantId" = 'T1'`);
  const changed = dunlock('audit', 'verify');
  expect(changed).toMatchObject({ code: 1, out: expect.stringMatching(/^DOES NOT HOLD/) });
  expect(changed.out).toMatch(/FAIL every fact stands as it was written: tenant: changed \(T1 1\): 1 rows/);
  const { code, out } = dunlock('audit', 'verify', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    ok: false,
    records: expect.any(Number),
    head: expect.stringMatching(/^[0-9a-f]{64}$/),
    broken: null,
    rows: {
      rows: expect.any(Number),
      before: 0,
      findings: [{ table: 'tenant', kind: 'changed', record: expect.any(Number), number: expect.any(Number), rows: 1, ids: ['T1 1'] }],
    },
    checks: expect.arrayContaining([{ name: 'every link of the chain holds', ok: true, detail: expect.any(String) }]),
    notProven: expect.arrayContaining([expect.any(String)]),
  });
  expect(proofLine({ verifying: 'payment', done: 120_000 })).toBe('verifying payment: 120,000 done');
}, 60_000);
