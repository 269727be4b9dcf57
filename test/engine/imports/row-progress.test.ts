import { expect, it } from 'vitest';
import type { ImportProgress } from '../../../engine/imports/bank/bank-options.ts';
import { RowProgress } from '../../../engine/imports/row-progress.ts';

it('an import of a file that was read whole tells rows, pace and the time that is left, by the rows done with', async () => {
  const told: ImportProgress[] = [];
  const content = 'x'.repeat(1_000);
  const progress = new RowProgress({ content, origin: 'charges.csv' }, { onProgress: (each) => told.push(each) });
  progress.expect(2_000);
  for (const chunk of progress.through(Array.from({ length: 2_000 }, (_, row) => row))) {
    expect(chunk).toHaveLength(500);
    await new Promise((resolve) => setTimeout(resolve, 210));
  }
  expect(told.map(({ rows, bytes, totalBytes }) => ({ rows, bytes, totalBytes }))).toEqual([
    { rows: 500, bytes: 250, totalBytes: 1_000 },
    { rows: 1_000, bytes: 500, totalBytes: 1_000 },
    { rows: 1_500, bytes: 750, totalBytes: 1_000 },
    { rows: 2_000, bytes: 1_000, totalBytes: 1_000 },
  ]);
  expect(told[1]?.ratePerS).toBeGreaterThan(0);
  expect(told.at(-1)?.secondsLeft).toBe(0);
});
