import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_MALL } from '../../core/lock/packs/demo-mall.ts';
import { REMINDER_PLANS } from '../../core/reminders/plans.ts';
import { BAND_RANGES } from '../../core/scoring/bands.ts';
import { KINDS } from '../../engine/messages/registry.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const read = (path: string) => readFile(join(root, path), 'utf8');
const pages = ['README.md', 'CHANGELOG.md', 'flows/README.md', ...(await markdownIn('docs'))];

async function markdownIn(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true });
  return entries.filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
}

describe('docs/messages.md', () => {
  it('has one row for every kind of message, with all its fields and no other', async () => {
    const rows = (await read('docs/messages.md')).split('\n').filter((line) => line.startsWith('| `dunlock/'));
    const told = rows.map((line) => {
      const [, topic = '', , fields = ''] = line.split('|').map((cell) => cell.trim());
      return [topic.replaceAll('`', ''), [...new Set(fields.match(/\w+/g) ?? [])].sort()];
    });
    const real = KINDS.map(({ topic, schema }) => [topic, [...fieldsOf(z.toJSONSchema(schema, { unrepresentable: 'any' }))].sort()]);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(real));
  });

  it('names every node with as many outputs as its editor shows', async () => {
    const text = await read('docs/messages.md');
    for (const name of await readdir(join(root, 'nodes'))) {
      const html = await read(`nodes/${name}/${name}.html`).catch(() => '');
      if (html === '') continue;
      expect(text).toContain(`\`dunlock-${name}\``);
      const outputs = /outputs: *(\d+)/.exec(html)?.[1];
      if (outputs === undefined) continue;
      const row = text.split('\n').find((line) => line.startsWith('|') && line.includes(`\`dunlock-${name}\``)) ?? '';
      const told = row.split('|').at(-2)?.trim() ?? '';
      expect([name, told === '–' ? 0 : told.split(' · ').length]).toEqual([name, Number(outputs)]);
    }
  });
});

describe('docs/rules.md', () => {
  it('tells the numbers of the pack, the bands and the reminders as they are', async () => {
    const text = await read('docs/rules.md');
    const { ladder, limits, approval, lockWindow, contactHours } = DEMO_MALL;
    expect(text).toContain(`notice | ${ladder.noticeAfterDays} day after due`);
    expect(text).toContain(`warning | ${ladder.warningAfterDays} days after due, ${ladder.warningAfterNoticeDays} days after the notice`);
    expect(text).toContain(`lock | ${ladder.lockAfterDays} days after due, ${ladder.lockAfterWarningDays} days after the warning`);
    expect(text).toContain(`debt floor | ${(DEMO_MALL.minDebtMinor / 100).toFixed(2)} CNY`);
    expect(text).toContain(`valid for ${approval.validHours} hours`);
    expect(text).toContain(`lock window | ${lockWindow.from}–${lockWindow.to}`);
    expect(text).toContain(`contact hours | ${contactHours.from}–${contactHours.to}`);
    expect(text).toContain(`${limits.perHour} units an hour, ${limits.perFloorPerHour} an hour and floor, ${limits.perDay} a day`);
    for (const { band, from } of BAND_RANGES) {
      const days = REMINDER_PLANS[band].offsets.map((offset) => (offset < 0 ? `−${-offset}` : `+${offset}`)).join(', ');
      expect(text).toContain(`| ${band.replace('-', ' ')} | ${from === 0 ? 0 : from.toFixed(2)} | ${days} |`);
    }
  });
});

describe('docs/operating.md', () => {
  it('names every variable that the flow reads', async () => {
    const text = await read('docs/operating.md');
    const flow = await read('flows/mall.json');
    for (const [, name] of flow.matchAll(/\$\{(DUNLOCK_\w+)\}/g)) expect(text).toContain(`\`${name}\``);
  });
});

it.each(pages)('%s: every link inside the repository leads somewhere', async (page) => {
  for (const [, target = ''] of (await read(page)).matchAll(/\]\(([^)#]+)[^)]*\)/g)) {
    if (/^https?:/.test(target)) continue;
    await expect(
      readFile(join(root, dirname(page), target)).catch((error: NodeJS.ErrnoException) => error.code === 'EISDIR'),
      target,
    ).resolves.toBeTruthy();
  }
});

/** The names of the fields of a schema, of all its alternatives. */
function fieldsOf(schema: unknown): Set<string> {
  const found = new Set<string>();
  if (typeof schema !== 'object' || schema === null) return found;
  if ('properties' in schema && typeof schema.properties === 'object')
    for (const name of Object.keys(schema.properties ?? {})) found.add(name);
  for (const key of ['anyOf', 'oneOf'] as const) {
    const parts: unknown = key in schema ? Reflect.get(schema, key) : [];
    if (Array.isArray(parts)) for (const part of parts) for (const name of fieldsOf(part)) found.add(name);
  }
  return found;
}
