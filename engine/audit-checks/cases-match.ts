import type { StateRow, StoreTransaction } from '../../adapters/store/store.ts';
import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import { cellsWrong, eachStateRow, rowsGone } from './state-rows.ts';
import type { Told, ToldState } from './told-state.ts';

/** Compares every case with the chain: what it is about, its rung and since when, how it ended; its tenant and creditor with its charges. */
export async function casesMatch({ store }: Pick<EngineContext, 'store'>, told: ToldState): Promise<AuditCheck> {
  const wrong: string[] = [];
  const seen = await eachStateRow(store, 'lockCase', told, async (tx, caseId, row) => {
    const known = told.cases.get(caseId);
    const differs =
      known === undefined ? ['the chain knows none'] : [...cellsWrong(row, known.cells), ...(await ofItsCharges(tx, row, known))];
    wrong.push(...differs.map((text) => `case ${caseId}: ${text}`));
  });
  const gone = await rowsGone(store, told.cases, seen, async (tx, caseId) => (await tx.cases.get(caseId)) !== null);
  wrong.push(...gone.map((caseId) => `case ${caseId} is gone`));
  return auditCheck('every case stands where the chain says', wrong, `${seen.size} cases`);
}

async function ofItsCharges(tx: StoreTransaction, row: StateRow, { members }: Told): Promise<string[]> {
  const wrong: string[] = [];
  const named = (await tx.cases.get(String(row.caseId)))?.chargeIds ?? [];
  if (named.join(' ') !== members.join(' ')) wrong.push(`its charges are ${named.join(', ')}, by the chain ${members.join(', ')}`);
  for (const { charge } of await tx.ledger.balancesOf(members)) {
    if (charge.tenantId !== row.tenantId)
      wrong.push(`tenantId is ${String(row.tenantId)}, by charge ${charge.chargeId} ${charge.tenantId}`);
    if (charge.creditor.party !== row.creditorParty)
      wrong.push(`creditorParty is ${String(row.creditorParty)}, by charge ${charge.chargeId} ${charge.creditor.party}`);
  }
  return wrong;
}
