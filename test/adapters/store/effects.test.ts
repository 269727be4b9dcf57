import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import { StoreError } from '../../../adapters/store/store-error.ts';
import { effect, NOW, SITE, temporaryStore } from './fixtures.ts';

const LATER = '2026-03-11T02:00:00.000Z';

describe('effects', () => {
  it('are planned once under their key, whatever a second plan says', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ effects }) => {
      expect(await effects.plan([effect('a'), effect('b')])).toEqual(['a', 'b']);
      expect(await effects.plan([effect('b', { token: 'other' }), effect('c')])).toEqual(['c']);
      expect(await effects.plan([])).toEqual([]);
      expect(await effects.get('b')).toEqual(effect('b'));
      expect(await effects.get('z')).toBeNull();
    });
  });

  it('are claimed by one taker, however many ask at once', async () => {
    const store = await temporaryStore();
    await store.transaction((tx) => tx.effects.plan([effect('a'), effect('b')]));
    const takers = Array.from({ length: 12 }, (_, n) => `taker ${n}`);
    const claims = await Promise.all(takers.map((taker) => store.transaction((tx) => tx.effects.claim('a', taker, LATER))));
    expect(claims.filter((claim) => claim !== null)).toEqual([effect('a', { state: 'taken', takenBy: 'taker 0', takenAt: LATER })]);
    expect(await store.read((tx) => tx.effects.get('a'))).toMatchObject({ state: 'taken', takenBy: 'taker 0' });
    expect(await store.read((tx) => tx.effects.get('b'))).toMatchObject({ state: 'planned' });
  });

  it('are claimed by one of two connections to the same file', async () => {
    const store = await temporaryStore();
    const other = await openSqliteStore(store.path, SITE, NOW);
    const keys = Array.from({ length: 20 }, (_, n) => `effect ${n}`);
    await store.transaction((tx) => tx.effects.plan(keys.map((key) => effect(key))));
    const won = { one: 0, two: 0, busy: 0 };
    const ask = async (who: 'one' | 'two', from: typeof store | typeof other, key: string) => {
      try {
        if (await from.transaction((tx) => tx.effects.claim(key, who, LATER))) won[who]++;
      } catch (error) {
        expect(error).toBeInstanceOf(StoreError);
        won.busy++;
      }
    };
    await Promise.all(keys.flatMap((key) => [ask('one', store, key), ask('two', other, key)]));
    const taken = await store.read((tx) => tx.effects.find({ states: ['taken'] }));
    expect(taken).toHaveLength(won.one + won.two);
    expect(taken.filter(({ takenBy }) => takenBy === 'one')).toHaveLength(won.one);
    expect(won.one + won.two).toBeGreaterThan(0);
    await other.close();
  });

  it('move on with reason and time, and go back to planned for a retry', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ effects }) => {
      await effects.plan([effect('a')]);
      await effects.claim('a', 'node 1', NOW);
      await effects.move('a', 'planned', { at: NOW, reason: 'timed out', dueAt: LATER, countAttempt: true });
      expect(await effects.get('a')).toEqual(effect('a', { dueAt: LATER, reason: 'timed out', attempts: 1 }));
      await effects.claim('a', 'node 2', LATER);
      await effects.move('a', 'done', { at: LATER, countAttempt: true });
      const done = { state: 'done', takenBy: 'node 2', takenAt: LATER, endedAt: LATER, attempts: 2, reason: 'timed out' };
      expect(await effects.get('a')).toMatchObject(done);
      expect(await effects.claim('a', 'node 3', LATER)).toBeNull();
      await expect(effects.move('z', 'done', { at: LATER })).rejects.toMatchObject({ key: 'store/no-effect', place: 'effect z' });
    });
  });

  it('are found by kind, class, state, tenant, case and time, soonest first', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ effects }) => {
      await effects.plan([
        effect('late', { dueAt: LATER }),
        effect('order', { kind: 'order', className: 'lock', caseId: 'case 1', tenantId: 'bob' }),
        effect('soon'),
        effect('bill', { className: 'bill' }),
      ]);
      const ids = async (filter: Parameters<typeof effects.find>[0]) => (await effects.find(filter)).map(({ effectId }) => effectId);
      expect(await ids({ kind: 'message' })).toEqual(['bill', 'soon', 'late']);
      expect(await ids({ classNames: ['reminder'], dueBy: NOW })).toEqual(['soon']);
      expect(await ids({ tenantId: 'bob' })).toEqual(['order']);
      expect(await ids({ caseId: 'case 1', states: ['planned', 'taken'] })).toEqual(['order']);
      expect(await ids({ states: [] })).toEqual([]);
      expect(await ids({ limit: 2 })).toEqual(['bill', 'order']);
      expect(await effects.nextDueAt('message', ['reminder', 'bill'])).toBe(NOW);
      await effects.move('soon', 'done', { at: NOW });
      expect(await effects.nextDueAt('message', ['reminder'])).toBe(LATER);
      expect(await effects.nextDueAt('order', ['unlock'])).toBeNull();
      expect(await effects.count()).toEqual([
        { kind: 'message', className: 'bill', state: 'planned', n: 1 },
        { kind: 'message', className: 'reminder', state: 'done', n: 1 },
        { kind: 'message', className: 'reminder', state: 'planned', n: 1 },
        { kind: 'order', className: 'lock', state: 'planned', n: 1 },
      ]);
    });
  });

  it('are superseded while planned, never once taken, and never all of them by mistake', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ effects }) => {
      await effects.plan([effect('a'), effect('b'), effect('c', { className: 'bill' }), effect('d', { tenantId: 'bob' })]);
      await effects.claim('b', 'node', NOW);
      expect(await effects.supersede({ tenantId: 'ada', classNames: ['reminder'] }, LATER, 'paid')).toEqual(['a']);
      expect(await effects.get('a')).toMatchObject({ state: 'superseded', endedAt: LATER, reason: 'paid' });
      expect(await effects.supersede({ effectIds: [] }, LATER, 'paid')).toEqual([]);
      expect(await effects.supersede({ effectIds: ['b', 'c'] }, LATER, 'paid')).toEqual(['c']);
      await expect(effects.supersede({}, LATER, 'oops')).rejects.toMatchObject({ key: 'store/supersede-all' });
      expect((await effects.find({ states: ['planned'] })).map(({ effectId }) => effectId)).toEqual(['d']);
    });
  });
});
