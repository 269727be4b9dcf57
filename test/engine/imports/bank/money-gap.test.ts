import { expect, it } from 'vitest';
import { feedFreshness } from '../../../../engine/feeds/feed-freshness.ts';
import { feed, owingSite } from './bank-site.ts';
import { camtStatement } from './camt-text.ts';

const statement = (from: string, through: string, opening: string, closing = opening) =>
  Buffer.from(camtStatement(`2026-01-${from}`, `2026-01-${through}`, opening, closing));

it('a statement that opens at another sum than the one before closed at covers nothing, and the bank is not fresh by it', async () => {
  const context = await owingSite('EUR', '2026-01-13');
  expect((await feed(context, statement('08', '09', '0.00'))).statements).toMatchObject([{ notCovered: null }]);
  const report = await feed(context, statement('10', '12', '500.00'));
  expect(report.statements[0]?.notCovered).toContain(
    'it opens at 50000, the statement through 2026-01-09 closed at 0 (in minor units of EUR)',
  );
  expect(await feedFreshness(context, 'bank')).toMatchObject({ fresh: false, coveredThrough: '2026-01-09' });
  expect((await feed(context, statement('10', '12', '0.00'))).statements).toMatchObject([{ notCovered: null }]);
  expect(await feedFreshness(context, 'bank')).toMatchObject({ fresh: true, coveredThrough: '2026-01-12' });
});

it('what fills days between two statements must go on to the sum that the later one opened at', async () => {
  const context = await owingSite('EUR', '2026-01-13');
  await feed(context, statement('06', '08', '0.00'));
  await feed(context, statement('11', '12', '500.00'));
  const report = await feed(context, statement('09', '10', '0.00'));
  expect(report.statements[0]?.notCovered).toContain('it closes at 0, the statement from 2026-01-11 opened at 50000');
  expect(await feedFreshness(context, 'bank')).toMatchObject({ fresh: false, coveredThrough: '2026-01-08' });
});

it('two statements of one file are checked against each other, whatever their order', async () => {
  const context = await owingSite('EUR', '2026-01-13');
  const inner = (bytes: Buffer) => /<Stmt>.*<\/Stmt>/.exec(bytes.toString())?.[0] ?? '';
  const both = `<Document><BkToCstmrStmt>${inner(statement('10', '12', '500.00'))}${inner(statement('08', '09', '0.00'))}</BkToCstmrStmt></Document>`;
  const report = await feed(context, Buffer.from(both));
  expect(report.statements.map(({ notCovered }) => notCovered === null)).toEqual([false, true]);
});
