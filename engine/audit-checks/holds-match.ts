import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import type { ToldState } from './told-state.ts';

/** Compares the table of circuits held off with what the chain says was locked and not brought back, every column. */
export async function holdsMatch({ store }: Pick<EngineContext, 'store'>, told: ToldState): Promise<AuditCheck> {
  const wrong: string[] = [];
  const { rows, held } = await store.read(async (tx) => {
    await told.catchUp(tx);
    return { rows: await tx.cases.heldCircuits({}), held: told.holds.held };
  });
  for (const { circuitId, caseId, orderId, since } of rows) {
    const hold = held.find((one) => one.circuitId === circuitId && one.caseId === caseId);
    if (!told.holds.isFramed(orderId)) wrong.push(`${circuitId} is held by ${orderId}, of which the chain knows no frame`);
    else if (hold === undefined) wrong.push(`${circuitId} is held by case ${caseId}, which the chain says has let go of it`);
    else if (hold.orderId !== orderId || hold.since !== since)
      wrong.push(`${circuitId} is held by ${orderId} since ${since}, by the chain by ${hold.orderId} since ${hold.since}`);
  }
  for (const { circuitId, caseId, orderId } of held)
    if (!rows.some((row) => row.circuitId === circuitId && row.caseId === caseId))
      wrong.push(`${circuitId} is held by no row, by the chain by ${orderId} for case ${caseId}`);
  return auditCheck('what is held off is what was locked', wrong, `${rows.length} circuits held`);
}
