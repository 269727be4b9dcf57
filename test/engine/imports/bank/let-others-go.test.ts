import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { letOthersGo } from '../../../../engine/imports/bank/let-others-go.ts';

/* A turn of somebody's work, of a request that is accepted, read, understood. */
function work(): void {
  const start = performance.now();
  while (performance.now() - start < 3);
}

it('who takes several turns of the process is done before an import goes on', async () => {
  let turns = 0;
  const somebody = (async () => {
    for (; turns < 4; turns++) {
      await setImmediate();
      work();
    }
  })();
  expect(await letOthersGo()).toBe(true);
  expect(turns).toBe(4);
  await somebody;
});

it('who never ends holds an import up for ten turns, no more', async () => {
  let turns = 0;
  let goesOn = true;
  const somebody = (async () => {
    for (; goesOn; turns++) {
      await setImmediate();
      work();
    }
  })();
  expect(await letOthersGo()).toBe(true);
  expect(turns).toBeGreaterThanOrEqual(9);
  expect(turns).toBeLessThanOrEqual(11);
  goesOn = false;
  await somebody;
});
