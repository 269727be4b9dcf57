import { type AdjustReport, adjustLeases } from '../../charges/adjust-leases.ts';
import type { EngineContext } from '../../context.ts';
import type { AdjustedLease } from '../import-report.ts';
import type { ImportRun } from '../import-run.ts';

/**
 * Adjusts what was charged to what is known now, and says in the report what that came to: nobody should learn of it from a bill. Leases of
 * which something became known before are brought up to date with it, and are marked.
 * @param leaseIds leases of which this import took something in
 */
export async function adjustAfter(context: EngineContext, run: ImportRun, leaseIds: ReadonlySet<string>): Promise<void> {
  const report = await adjustLeases(context);
  run.adjusted = (await perLease(context, report)).map((lease) => (leaseIds.has(lease.leaseId) ? lease : { ...lease, earlier: true }));
  run.waiting = report.waiting;
}

async function perLease(context: EngineContext, { charges, credits }: AdjustReport): Promise<AdjustedLease[]> {
  const credited = await context.store.read((tx) => tx.ledger.chargesOf(credits.map(({ chargeId }) => chargeId)));
  const leaseOf = new Map([...charges, ...credited].map(({ chargeId, leaseId }) => [chargeId, leaseId ?? '']));
  const sums = new Map<string, AdjustedLease>();
  const count = (chargeId: string, currency: string, more: Partial<AdjustedLease>): void => {
    const leaseId = leaseOf.get(chargeId) ?? '';
    const { charges, chargedMinor, credits, creditedMinor } = sums.get(`${leaseId} ${currency}`) ?? NOTHING;
    sums.set(`${leaseId} ${currency}`, {
      leaseId,
      currency,
      charges: charges + (more.charges ?? 0),
      chargedMinor: chargedMinor + (more.chargedMinor ?? 0),
      credits: credits + (more.credits ?? 0),
      creditedMinor: creditedMinor + (more.creditedMinor ?? 0),
    });
  };
  for (const { chargeId, amount } of charges) count(chargeId, amount.currency, { charges: 1, chargedMinor: amount.minor });
  for (const { chargeId, amount } of credits) count(chargeId, amount.currency, { credits: 1, creditedMinor: amount.minor });
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, adjusted]) => adjusted);
}

const NOTHING = { charges: 0, chargedMinor: 0, credits: 0, creditedMinor: 0 } as const;
