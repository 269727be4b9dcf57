import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseReadingPublish } from '../../../core/protocols/dtu-json/parse-reading.ts';
import { parseBankMapping } from '../../../engine/imports/bank/bank-mapping.ts';
import { CHARGE_COLUMNS } from '../../../engine/imports/charge-row.ts';
import { importCharges } from '../../../engine/imports/import-charges.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { importLeases } from '../../../engine/imports/import-leases.ts';
import type { ImportReport } from '../../../engine/imports/import-report.ts';
import { importTurnover } from '../../../engine/imports/import-turnover.ts';
import { PAYMENT_COLUMNS } from '../../../engine/imports/payment-row.ts';
import { ALL_SHEETS } from '../../../engine/imports/sheets/all-sheets.ts';
import { ESTATE_KINDS } from '../../../engine/imports/sheets/estate-sheets.ts';
import { PAYMENT_SHEET } from '../../../engine/imports/sheets/payments.ts';
import type { Sheet } from '../../../engine/imports/sheets/sheet.ts';
import { templateCsv } from '../../../engine/imports/sheets/template.ts';
import { importPayments } from '../../../engine/post-payment.ts';
import { type TestContext, testContext } from '../../setup/context.ts';
import { openSecrets } from './mall.ts';

function importFilled(context: TestContext, sheet: Sheet): Promise<ImportReport> {
  const input = { content: templateCsv(sheet), origin: `${sheet.kind}.csv` };
  if (ESTATE_KINDS.includes(sheet.kind)) return importEstate(context, input, openSecrets());
  if (sheet.kind === 'leases') return importLeases(context, input);
  if (sheet.kind === 'turnover') return importTurnover(context, input);
  if (sheet.kind === 'charges') return importCharges(context, input, { history: false });
  return importPayments(context, input, {});
}

describe('the templates', () => {
  it('are imported as they are, one after the other, and a second time change nothing', async () => {
    const context = await testContext({ start: '2026-04-01' });
    const taken: string[] = [];
    for (const sheet of ALL_SHEETS) {
      const report = await importFilled(context, sheet);
      taken.push(`${sheet.kind} ${report.accepted} ${report.rejected.map(({ column, reason }) => `${column}: ${reason}`).join('; ')}`);
    }
    expect(taken).toEqual(ALL_SHEETS.map(({ kind }) => `${kind} ${kind === 'leases' ? 1 : 2} `));
    for (const sheet of ALL_SHEETS) {
      expect([sheet.kind, await importFilled(context, sheet)]).toMatchObject([sheet.kind, { accepted: 0, rejected: [] }]);
    }
  });

  it('have the columns that the imports read, and no other', () => {
    const names = (columns: readonly { name: string; required: boolean }[]) => columns.map(({ name, required }) => `${name} ${required}`);
    expect(names(PAYMENT_SHEET.columns)).toEqual(names(PAYMENT_COLUMNS));
    expect(ALL_SHEETS.find(({ kind }) => kind === 'charges')?.columns).toBe(CHARGE_COLUMNS);
  });

  it('stand in docs/importing.md, each column as it is', async () => {
    const text = await docs();
    for (const { kind, about, columns } of ALL_SHEETS) {
      const [, section = ''] = text.split(`\n### ${kind}\n`);
      const [own = ''] = section.split('\n## ').map((part) => part.split('\n### ')[0] ?? '');
      expect([kind, own]).toEqual([kind, expect.stringContaining(about)]);
      const rows = own.split('\n').filter((line) => line.startsWith('| `'));
      expect(rows).toEqual(columns.map(rowOf));
    }
  });
});

describe('the examples of docs/importing.md', () => {
  it('are read as they stand: an estate, what a DTU sends, a mapping', async () => {
    const text = await docs();
    const [estate, mapping] = [...text.matchAll(/```json\n([^`]*)```/g)].map((match): unknown => JSON.parse(match[1] ?? ''));
    const context = await testContext({ start: '2026-04-01' });
    const report = await importEstate(context, { content: JSON.stringify(estate), origin: 'docs' }, openSecrets());
    expect(report).toMatchObject({ accepted: 9, rejected: [] });
    expect(parseBankMapping(mapping)).toMatchObject({ ok: true });
    const published = parseReadingPublish(/`(\{"seq".*\})`/.exec(text)?.[1] ?? '');
    expect(published).toMatchObject({ ok: true, value: { rejected: [], meters: [{ rates: { valley: 60_000 } }] } });
  });
});

function docs(): Promise<string> {
  return readFile(join(import.meta.dirname, '../../../docs/importing.md'), 'utf8');
}

function rowOf({ name, aliases, required, meaning, examples: [example] }: Sheet['columns'][number]): string {
  const escaped = (text: string) => text.replaceAll('|', '\\|');
  const also = aliases.length > 0 ? ` (or ${aliases.map((alias) => `\`${alias}\``).join(', ')})` : '';
  return `| \`${name}\`${also} | ${required ? 'needed' : ''} | ${escaped(meaning)} | ${example === '' ? '' : `\`${escaped(example)}\``} |`;
}
