import type { AuditRecord } from '../../adapters/store/store.ts';
import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';

/** Compares the derived table of circuits held off with the chain: each hold has its lock frame there, and no closed case holds one. */
export async function holdsMatch(context: EngineContext, records: readonly AuditRecord[]): Promise<AuditCheck> {
  const framed = new Set(records.filter(({ kind }) => kind === 'order/frame').map(({ body }) => String(JSON.parse(body).orderId)));
  const wrong: string[] = [];
  const held = await context.store.read(async (tx) => {
    const rows = await tx.cases.heldCircuits({});
    for (const { circuitId, caseId, orderId } of rows) {
      if (!framed.has(orderId)) wrong.push(`${circuitId} is held by ${orderId}, of which the chain knows no frame`);
      const lockCase = await tx.cases.get(caseId);
      if (!lockCase || lockCase.rung === 'closed') wrong.push(`${circuitId} is held by case ${caseId}, which is closed`);
    }
    return rows.length;
  });
  return auditCheck('what is held off is what was locked', wrong, `${held} circuits held`);
}
