import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../adapters/store/store.ts';
import { ChainCheck } from '../../../core/audit/chain-check.ts';
import { NOW, temporaryStore } from './fixtures.ts';

async function writeThree(store: Store): Promise<string[]> {
  return store.transaction(async ({ audit }) => [
    await audit.append({ at: NOW, kind: 'case/opened', caseIds: ['a', 'b'], body: { z: 1, a: 2 }, texts: { tenant: 'Ada Lovelace' } }),
    await audit.append({ at: NOW, kind: 'import', caseIds: ['a'], body: {} }),
    await audit.append({ at: NOW, kind: 'evidence', caseIds: ['b', 'b'], body: { n: 3 } }),
  ]);
}

/* A new store begins with the record of its making. */
const MADE = 1;

async function firstBroken(store: Store): Promise<{ seq: number; reason: string } | null> {
  return store.read(async ({ audit }) => {
    const check = new ChainCheck();
    for (const record of await audit.list({})) {
      const broken = check.next(record, await audit.texts(record.seq));
      if (broken) return broken;
    }
    return null;
  });
}

function tamper(path: string, statement: string): void {
  const database = new DatabaseSync(path);
  database.exec(statement);
  database.close();
}

describe('the audit chain in the store', () => {
  it('links each record to the one before it and to the last one of each of its cases', async () => {
    const store = await temporaryStore();
    const [first, second, third] = await writeThree(store);
    await store.read(async ({ audit }) => {
      expect(await audit.head()).toEqual({ seq: MADE + 3, hash: third });
      const [made, ...records] = await audit.list({});
      expect(made).toMatchObject({ kind: 'site/made', previousHash: '' });
      expect(records.map(({ previousHash }) => previousHash)).toEqual([made?.hash, first, second]);
      expect(records.map(({ previousOfCase }) => previousOfCase)).toEqual([{ a: '', b: '' }, { a: first }, { b: first }]);
      expect(records[0]?.body).toBe('{"a":2,"z":1}');
      expect((await audit.list({ caseId: 'b' })).map(({ seq }) => seq)).toEqual([MADE + 1, MADE + 3]);
      expect((await audit.list({ afterSeq: MADE + 1, limit: 1 })).map(({ seq }) => seq)).toEqual([MADE + 2]);
    });
    expect(await firstBroken(store)).toBeNull();
  });

  it('keeps names beside the chain under a salt, and stays valid when they are erased', async () => {
    const store = await temporaryStore();
    await writeThree(store);
    const [kept, record] = await store.read(
      async ({ audit }) => [await audit.texts(MADE + 1), (await audit.list({ afterSeq: MADE, limit: 1 }))[0]] as const,
    );
    expect(kept?.texts).toEqual({ tenant: 'Ada Lovelace' });
    expect(kept?.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(record)).not.toContain('Lovelace');
    tamper(store.path, 'delete from "auditText"');
    expect(await store.read(({ audit }) => audit.texts(MADE + 1))).toBeNull();
    expect(await firstBroken(store)).toBeNull();
  });

  it.each([
    [`update "auditRecord" set body = '{"n":4}' where seq = 4`, 4],
    [`update "auditRecord" set at = '2020-01-01T00:00:00.000Z' where seq = 2`, 2],
    [`update "auditRecord" set "previousOfCase" = '{"b":""}' where seq = 4`, 4],
    [`pragma foreign_keys = off; delete from "auditRecord" where seq = 3`, 4],
    [`update "auditText" set texts = '{"tenant":"Somebody Else"}'`, 2],
  ])('shows where somebody changed it: %s', async (statement, seq) => {
    const store = await temporaryStore();
    await writeThree(store);
    tamper(store.path, statement);
    expect(await firstBroken(store)).toMatchObject({ seq });
  });
});
