import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addTemplate } from '../../bin/dunlock/commands/template.ts';
import { extractAll } from '../../core/lease/forms/extract.ts';
import { SHIPPED_FORMS, shippedForm } from '../../core/lease/forms/shipped.ts';
import { findForm } from '../../engine/contracts/find-form.ts';
import { needed, optional } from '../../engine/imports/sheets/sheet.ts';
import { templateCsv } from '../../engine/imports/sheets/template.ts';
import { contractWith } from '../core/lease/forms/probe.ts';

async function template(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const out: string[] = [];
  const err: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const program = new Command('dunlock').exitOverride();
  addTemplate(program);
  const code = await program.parseAsync(['template', ...args], { from: 'user' }).then(
    () => 0,
    (error: { exitCode: number }) => error.exitCode,
  );
  return { out: out.join(''), err: err.join(''), code };
}

afterEach(() => vi.restoreAllMocks());

describe('dunlock template', () => {
  it('prints a table that can be filled in, and what it means where it does not get into the file', async () => {
    const { out, err, code } = await template('circuits');
    expect(out).toBe(
      'circuitId,unitId,utility,protectedClass,servesOnlyUnit,supply\r\nA-101-E,A-101,electricity,none,yes,submetered\r\nA-102-W,A-102,water,none,yes,submetered\r\n',
    );
    expect(err).toMatch(/circuits: What a meter measures.*\nImport it with: dunlock import estate FILE\n/);
    expect(err).toMatch(/ {2}unitId +needed {2}the unit that it feeds\n/);
    expect(code).toBe(0);
  });

  it('knows a kind by one of it too, quotes what a comma would part, and gives a machine all of it', async () => {
    expect((await template('DTU')).out).toMatch(/^dtuId,floor\r\n/);
    const columns = [needed('a', '', ['1,5', 'say "x"']), optional('b', '', ['', '2'])];
    const csv = templateCsv({ kind: 'k', one: 'k', about: '', command: '', columns });
    expect(csv).toBe('a,b\r\n"1,5",\r\n"say ""x""",2\r\n');
    const all = JSON.parse((await template('--json')).out) as { kind: string; csv: string }[];
    expect(all.find(({ kind }) => kind === 'payments')?.csv).toMatch(/^paymentId,/);
    const { out } = await template('leases', '--json');
    expect(JSON.parse(out)).toMatchObject({ kind: 'leases', csv: expect.stringContaining('leaseId,') });
  });

  it.each(SHIPPED_FORMS)('prints the form %s, which read back is the same form', async (formId) => {
    const { out, err, code } = await template(`form:${formId}`);
    expect([err, code]).toEqual(['', 0]);
    const copy = findForm(JSON.parse(out));
    expect(copy).toEqual({ ok: true, form: shippedForm(formId) });
    const text = contractWith(formId.startsWith('zh') ? 'zh' : 'en', {});
    if (copy.ok) expect(extractAll(text, copy.form)).toEqual(extractAll(text, shippedForm(formId) ?? copy.form));
    expect((await template('form:none')).err).toContain(`form:${formId}`);
  });

  it('lists what there is, and says so when it has no such template', async () => {
    const { out } = await template();
    expect(out.split('\n')[0]).toMatch(/^buildings +The buildings of the site/);
    const { err, code } = await template('shops');
    expect(err).toMatch(/there is no template 'shops': give one of buildings, floors, /);
    expect(code).toBe(2);
  });
});
