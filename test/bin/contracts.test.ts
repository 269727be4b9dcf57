import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '../setup/documents/pdf.ts';

/* The build, as people run it: its reader is a thread with chunks and character maps of its own. */
const command = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'dunlock.js');
const folder = mkdtempSync(join(tmpdir(), 'dunlock-contracts-'));
const contract = readFileSync(join(import.meta.dirname, '../fixtures/contracts/tuned/zh-03-figures-against-words.txt'), 'utf8');

function dunlock(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, ...args, '--data', join(folder, 'site')], { env: process.env });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

describe('dunlock import leases --form, dunlock review', () => {
  beforeAll(async () => {
    const estate = {
      units: [{ unitId: 'B2-11', building: 'A', floor: 'B2', areaM2: 142.5 }],
      tenants: [{ tenantId: 'T3', name: '武汉味之源餐饮有限公司' }],
    };
    writeFileSync(join(folder, 'estate.json'), JSON.stringify(estate));
    writeFileSync(join(folder, 'lease.pdf'), makePdf(contract.split('\n'), { encoding: 'gb-utf16' }));
    expect(await dunlock('import', 'estate', join(folder, 'estate.json'))).toMatchObject({ code: 0 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('reads a Chinese PDF, asks for what contradicts itself, takes the answer and makes the lease', { timeout: 60_000 }, async () => {
    const strict = await dunlock('import', 'leases', join(folder, 'lease.pdf'), '--form', 'zh-commercial', '--strict');
    expect(strict.code).toBe(1);
    expect(strict.out).toMatch(
      /\? rent: contradictory: .*21000.*\n +page 1, line \d+, clause 三\/1: “每月固定租金为人民币贰万壹仟元整（￥20,000.00元）”/,
    );
    const listed = await dunlock('review', 'list', '--json');
    const [one] = JSON.parse(listed.out) as { contractId: string; waiting: string[] }[];
    expect(one?.waiting.filter((name) => !name.startsWith('unread:'))).toEqual(['rent', 'disconnection']);
    expect(one?.waiting).toContain('unread:1');
    const contractId = one?.contractId ?? '';
    const value = '{"amountMinor":2100000,"currency":"CNY","per":"month","of":"lease"}';
    const nothing = await dunlock('review', 'answer', contractId, 'rent', '"much"', '--reason', 'x');
    expect(nothing).toMatchObject({ code: 1, out: expect.stringContaining('not recorded: rent') });
    const rest = await dunlock('review', 'answer', contractId, 'unread', 'nothing', '--reason', 'none charges anything', '--by', 'Li Mei');
    expect(rest).toMatchObject({ code: 0, out: expect.stringContaining('2 to answer: rent, disconnection') });
    const never = await dunlock('review', 'answer', contractId, 'disconnection', 'null', '--reason', 'only after two months: never');
    expect(never).toMatchObject({ code: 0, out: expect.stringContaining('1 to answer: rent') });
    const answered = await dunlock('review', 'answer', contractId, 'rent', value, '--reason', 'the words count', '--by', 'Li Mei');
    expect(answered).toMatchObject({ code: 0, out: expect.stringContaining('Imported as lease WH-HB-0199.') });
    const shown = await dunlock('review', 'show', contractId);
    expect(shown.out).toMatch(/answered \{"amountMinor":2100000.*\} by Li Mei \(os user .*\), .*: the words count/);
    expect(await dunlock('review', 'list')).toMatchObject({ out: 'No contract waits.\n' });
    expect((await dunlock('review', 'list', '--all')).out).toContain('lease WH-HB-0199');
  });

  it.each(['contract.txt', 'contract.pdf', 'contract.docx'])(
    'without --form names the forms that ship: %s',
    { timeout: 60_000 },
    async (name) => {
      const { code, err } = await dunlock('import', 'leases', join(folder, name));
      expect(code).toBe(2);
      expect(err).toMatch(/its form with --form \(zh-commercial, en-commercial, or a JSON file\)/);
    },
  );

  it('a text that is no contract of the form is refused, and kept', { timeout: 60_000 }, async () => {
    const novel = 'It was a dark and stormy night.\nThe rent was due.\n';
    writeFileSync(join(folder, 'novel.txt'), novel);
    const refused = await dunlock('import', 'leases', join(folder, 'novel.txt'), '--form', 'en-commercial');
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('is no contract of the form en-commercial') });
    const store = new DatabaseSync(join(folder, 'site', 'site.db'), { readOnly: true });
    expect(store.prepare("SELECT raw FROM reject WHERE reason LIKE '%no contract of the form%'").all()).toEqual([{ raw: novel }]);
    store.close();
  });

  it('refuses a form that is none with the names of those that ship', async () => {
    const { out } = await dunlock('import', 'leases', join(folder, 'lease.pdf'), '--form', 'de-gewerbe');
    expect(out).toContain('zh-commercial, en-commercial');
    const missing = await dunlock('import', 'leases', join(folder, 'lease.pdf'), '--form', join(folder, 'none.json'));
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('a JSON file with a form') });
  });
});
