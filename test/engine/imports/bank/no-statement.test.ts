import { expect, it } from 'vitest';
import { feed, owingSite } from './bank-site.ts';

it.each([
  ['line ends', '\n'.repeat(5000), undefined],
  ['line ends and spaces, read by a mapping', ' \r\n'.repeat(5), 'signed-amount'],
  ['nothing', '', undefined],
])('a file of %s is empty, and covers no day', async (_, text, mapping) => {
  const context = await owingSite('EUR');
  const report = await feed(context, Buffer.from(text), { coveredThrough: '2026-01-09', ...(mapping === undefined ? {} : { mapping }) });
  expect(report.rejected.map(({ reason }) => reason).join('; ')).toMatch(/the file is empty|column/);
  expect(await context.store.read((tx) => tx.ledger.feed('bank'))).toBeNull();
});

it('a file of elements without end in one another is refused at once, not read to its end', async () => {
  const depth = 200_000;
  const text = `<Document><BkToCstmrStmt><Stmt>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</Stmt></BkToCstmrStmt></Document>`;
  const report = await feed(await owingSite('EUR'), Buffer.from(text));
  expect(report.rejected).toMatchObject([{ line: 1, reason: expect.stringContaining('more than 64 deep') }]);
});
