import { describe, expect, it } from 'vitest';
import type { StoreTransaction } from '../../adapters/store/store.ts';
import { chargesFrom, takeOver } from '../../engine/take-over.ts';
import { type TestContext, testContext } from '../setup/context.ts';

const KIM = { name: 'kim', authenticated: true, via: 'command' } as const;

/* The real store, whose transactions fail once all of them is written. */
function failingAtTheEnd(context: TestContext): TestContext {
  const store = Object.create(context.store, {
    site: { get: () => context.store.site },
    transaction: {
      value: <T>(work: (tx: StoreTransaction) => Promise<T>) =>
        context.store.transaction(async (tx) => {
          await work(tx);
          throw new Error('the disk is full');
        }),
    },
  }) as TestContext['store'];
  return { ...context, store };
}

describe('taking the books over', () => {
  it('writes the day and its record together, or neither', async () => {
    const context = await testContext({ start: '2026-01-05' });
    const head = () => context.store.read((tx) => tx.audit.head());
    const before = await head();
    await expect(takeOver(failingAtTheEnd(context), '2025-10-01', KIM, 'moved')).rejects.toThrow('the disk is full');
    expect(chargesFrom(context)).toBe('2026-01-05');
    expect(await head()).toEqual(before);
    expect(await takeOver(context, '2025-10-01', KIM, 'moved')).toMatchObject({
      ok: true,
      chargesFrom: '2025-10-01',
      before: '2026-01-05',
    });
    expect(chargesFrom(context)).toBe('2025-10-01');
    expect((await head()).seq).toBeGreaterThan(before.seq);
  });
});
