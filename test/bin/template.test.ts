import { Command } from 'commander';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addTemplate } from '../../bin/dunlock/commands/template.ts';

async function template(...args: string[]): Promise<{ out: string; err: string; code: number }> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true));
  const program = new Command('dunlock').exitOverride();
  addTemplate(program);
  const code = await program.parseAsync(['template', ...args], { from: 'user' }).then(
    () => 0,
    (error: { exitCode: number }) => error.exitCode,
  );
  return { out, err, code };
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

  it('knows a kind by one of it too, and quotes what a comma would part', async () => {
    expect((await template('DTU')).out).toMatch(/^dtuId,floor\r\n/);
    expect((await template('leases')).out).toContain('tenantId');
    const { out } = await template('leases', '--json');
    expect(JSON.parse(out)).toMatchObject({ kind: 'leases', csv: expect.stringContaining('leaseId,') });
  });

  it('lists what there is, and says so when it has no such template', async () => {
    const { out } = await template();
    expect(out.split('\n')[0]).toMatch(/^buildings +The buildings of the site/);
    const { err, code } = await template('shops');
    expect(err).toMatch(/there is no template 'shops': give one of buildings, floors, /);
    expect(code).toBe(2);
  });
});
