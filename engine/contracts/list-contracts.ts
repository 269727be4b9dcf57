import type { EngineContext } from '../context.ts';
import type { ContractSummary } from './contract-report.ts';
import { contractTitle } from './contract-title.ts';
import { reviewOf } from './review.ts';

const MOST = 200;

/** Contracts that were read, the newest first; with what waits in each. */
export async function listContracts(
  context: EngineContext,
  filter: { waiting?: boolean; limit?: number; offset?: number } = {},
): Promise<ContractSummary[]> {
  return context.store.read(async (tx) => {
    const found: ContractSummary[] = [];
    for (const contract of await tx.contracts.list(Math.min(filter.limit ?? 50, MOST), filter.offset ?? 0)) {
      const { waiting, known } = await reviewOf(tx, contract);
      const leaseId = (await tx.contracts.leases(contract.contractId)).at(-1)?.leaseId ?? null;
      const { contractId, origin, formId, knownAt } = contract;
      if (filter.waiting !== true || waiting.length > 0 || leaseId === null)
        found.push({ contractId, title: contractTitle(known, origin), origin, formId, readAt: knownAt, leaseId, waiting });
    }
    return found;
  });
}
