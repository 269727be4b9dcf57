import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';

/**
 * Makes a check whose ground somebody may have spoilt: what cannot be read fails this check, and the others go on. What a person must settle about the
 * store itself (it is in use, the disk is full) still ends everything.
 */
export async function goOn(name: string, check: () => Promise<AuditCheck>): Promise<AuditCheck> {
  try {
    return await check();
  } catch (error) {
    return auditCheck(name, [`it could not be made: ${whyNot(error)}`], '');
  }
}

/**
 * Why something could not be read, in words.
 * @throws what the store says of itself, as it came (its floor is below the engine, so it is known by its name)
 */
export function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'StoreError') throw error;
  return error.message;
}

/** Names every cell that cannot be read, by table, row and column, and every record that could not be looked at. */
export async function cellsReadable({ store }: Pick<EngineContext, 'store'>, records: readonly string[]): Promise<AuditCheck> {
  const cells = await store.read((tx) => tx.audit.unreadable());
  const wrong = cells.map(({ table, row, column }) => `${table}: ${column} of ${row} cannot be read`);
  return auditCheck('every cell can be read', [...wrong, ...records], 'all that is kept as JSON, and every number');
}
