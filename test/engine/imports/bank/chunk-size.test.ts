import { expect, it } from 'vitest';
import { ChunkSize } from '../../../../engine/imports/bank/chunk-size.ts';

it('a transaction that took too long makes the next one short at once, a quick one makes it longer little by little, 40 to 500 rows', () => {
  const size = new ChunkSize(false);
  size.took(100, 80);
  expect(size.rows).toBe(40);
  size.took(40, 10);
  expect(size.rows).toBe(45);
  for (let n = 0; n < 200; n++) size.took(size.rows, size.rows * 0.01);
  expect(size.rows).toBe(500);
  size.took(500, 40);
  expect(size.rows).toBe(250);
});

it('an import that is alone takes 4,000 rows, however long that is', () => {
  const size = new ChunkSize(true);
  size.took(4_000, 900);
  expect(size.rows).toBe(4_000);
});

it('while others come in between, transactions are shorter, until nobody has come for a while', () => {
  const size = new ChunkSize(false);
  size.somebodyCame();
  size.took(100, 20);
  expect(size.rows).toBe(60);
  for (let n = 0; n < 99; n++) size.took(60, 12);
  expect(size.rows).toBe(60);
  for (let n = 0; n < 100; n++) size.took(60, 12);
  expect(size.rows).toBeGreaterThanOrEqual(99);
});
