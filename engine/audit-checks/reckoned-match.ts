import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import { eachStateRow } from './state-rows.ts';
import type { ToldState } from './told-state.ts';

/**
 * Compares up to where each lease was reckoned with what the chain says, and with the versions that there are: a mark that somebody put up would keep what
 * a lease changed from ever being adjusted.
 */
export async function reckonedMatch({ store }: Pick<EngineContext, 'store'>, told: ToldState): Promise<AuditCheck> {
  const wrong: string[] = [];
  const seen = await eachStateRow(store, 'leaseReckoned', told, async (tx, leaseId, { versions, reports }) => {
    const known = told.reckoned.get(leaseId);
    if (known === undefined) wrong.push(`lease ${leaseId}: the chain knows of no reckoning`);
    else if (known.versions !== versions || known.reports !== reports)
      wrong.push(
        `lease ${leaseId}: reckoned with ${versions} versions and ${reports} reports, by the chain with ${known.versions} and ${known.reports}`,
      );
    const there = (await tx.leases.versions(leaseId)).length;
    if (Number(versions) > there) wrong.push(`lease ${leaseId}: reckoned with ${versions} versions, and there are ${there}`);
  });
  for (const leaseId of told.reckoned.keys()) if (!seen.has(leaseId)) wrong.push(`lease ${leaseId}: up to where it was reckoned is gone`);
  return auditCheck('leases were reckoned up to where the chain says', wrong, `${seen.size} leases`);
}
