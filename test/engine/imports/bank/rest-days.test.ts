import { expect, it } from 'vitest';
import type { TestContext } from '../../../setup/context.ts';
import { feed, owingSite } from './bank-site.ts';
import { camtStatement } from './camt-text.ts';

/** A statement of one day of January 2026: the 9th is a Friday, the 12th a Monday. */
const tells = (context: TestContext, day: string, opening: string) =>
  feed(context, Buffer.from(camtStatement(`2026-01-${day}`, `2026-01-${day}`, opening, opening)));

const spans = async (context: TestContext) =>
  (await context.store.read((tx) => tx.ledger.coverage('bank'))).accounts.flatMap((account) =>
    account.spans.map(({ from, through }) => `${from.slice(8)}-${through.slice(8)}`),
  );

it.each([
  ['Friday, then Monday', ['09', '12']],
  ['Monday, then Friday', ['12', '09']],
])('a weekend between statements of one day each is covered when the sum goes on: %s', async (_, days) => {
  const context = await owingSite('EUR', '2026-01-13');
  for (const day of days) await tells(context, day, '7.00');
  expect(await spans(context)).toEqual(['09-12']);
});

it('is not when money moved over it that nobody told of, nor before its Monday is told', async () => {
  const context = await owingSite('EUR', '2026-01-13');
  await tells(context, '09', '7.00');
  expect(await spans(context)).toEqual(['09-09']);
  await tells(context, '12', '8.00');
  expect(await spans(context)).toEqual(['09-09', '12-12']);
});

it('a working day that nobody told of stays a gap, though the sum goes on', async () => {
  const context = await owingSite('EUR', '2026-01-13');
  await tells(context, '07', '7.00');
  await tells(context, '09', '7.00');
  expect(await spans(context)).toEqual(['07-07', '09-09']);
});
