import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { charge, NOW, temporaryStore } from './fixtures.ts';

describe('a transaction', () => {
  it('writes all of its work or nothing', async () => {
    const store = await temporaryStore();
    const head = await store.read((tx) => tx.audit.head());
    const failed = store.transaction(async (tx) => {
      await tx.ledger.addCharge(charge('c1'));
      await tx.audit.append({ at: NOW, kind: 'import', body: { rows: 1 } });
      throw new Error('changed its mind');
    });
    await expect(failed).rejects.toThrow('changed its mind');
    expect(await store.read(async (tx) => [await tx.ledger.charge('c1'), await tx.audit.head()])).toEqual([null, head]);
  });

  it('queues behind the one before it, in the order of asking', async () => {
    const store = await temporaryStore();
    const seen: string[] = [];
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        store.transaction(async (tx) => {
          seen.push(`${name} begins`);
          await tx.ledger.addCharge(charge(name));
          await new Promise((resolve) => setTimeout(resolve, 2));
          await tx.ledger.balances(null, NOW);
          seen.push(`${name} ends`);
        }),
      ),
    );
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('keeps other writers out from its first moment on, so that what it read still holds when it writes', async () => {
    const store = await temporaryStore();
    const other = new DatabaseSync(store.path);
    await store.transaction(async (tx) => {
      await tx.ledger.charge('c1');
      expect(() => other.exec('begin immediate')).toThrow(/locked/);
      await tx.ledger.addCharge(charge('c1'));
    });
    await store.read(async (tx) => {
      await tx.ledger.charge('c1');
      other.exec('begin immediate; rollback');
    });
    other.close();
  });

  it('wakes the commit listeners when it wrote something, and they see it', async () => {
    const store = await temporaryStore();
    const heard: string[] = [];
    const end = store.onCommit(() => heard.push('first'));
    store.onCommit(() => heard.push('second'));
    await store.transaction((tx) => tx.ledger.charge('none'));
    await store.read((tx) => tx.ledger.charge('none'));
    await expect(store.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await store.noteClock(NOW, 'own');
    expect(heard).toEqual([]);
    await store.transaction((tx) => tx.ledger.addCharge(charge('c1')));
    expect(heard).toEqual(['first', 'second']);
    end();
    await store.transaction((tx) => tx.ledger.addCharge(charge('c2')));
    expect(heard).toEqual(['first', 'second', 'second']);
  });

  it('for reading only cannot write', async () => {
    const store = await temporaryStore();
    const wrote = store.read((tx) => tx.ledger.addCharge(charge('c1')));
    await expect(wrote).rejects.toMatchObject({ key: 'store/read-wrote' });
    expect(await store.read((tx) => tx.ledger.charge('c1'))).toBeNull();
  });

  it('is finished before the store closes, and refused afterwards', async () => {
    const store = await temporaryStore();
    const running = store.transaction(async (tx) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return tx.ledger.addCharge(charge('c1'));
    });
    await store.close();
    expect(await running).toBe('accepted');
    await expect(store.transaction(() => Promise.resolve())).rejects.toMatchObject({ key: 'store/closed' });
  });
});
