import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Lease } from '../../core/lease/lease.ts';
import { parseLease } from '../../core/lease/parse-lease.ts';
import type { Problem } from '../../core/parsing/parsed.ts';
import type { EngineContext } from '../context.ts';
import type { ImportInput, ImportReport } from './import-report.ts';
import { chainImport, chunksOf, ImportRun } from './import-run.ts';
import { KnownEstate, unknown } from './known-estate.ts';
import { readDocument } from './read-document.ts';
import { readThings, refuseThing, type Thing } from './things.ts';

/**
 * Imports leases (`{leases: […]}`). A lease names a tenant and units of the estate; one that does not, or contradicts itself, is refused by its
 * place, and the rest goes on. A lease that comes again with other terms is a new version: what was charged stays.
 */
export async function importLeases(context: EngineContext, input: ImportInput): Promise<ImportReport> {
  const run = new ImportRun('leases', input);
  const document = readDocument(input, ['leases']);
  if (!document.ok) run.reject({ line: null, raw: '' }, document.place, document.reason);
  else {
    const things = readThings(run, 'leases', document.lists.get('leases') ?? [], parseLease, (lease) => lease.leaseId);
    const known = await context.store.transaction((tx) => KnownEstate.load(tx));
    for (const chunk of chunksOf(things)) await context.store.transaction((tx) => takeIn(tx, context, run, chunk, known));
  }
  await run.keepRejects(context);
  return run.report();
}

async function takeIn(
  tx: StoreTransaction,
  context: EngineContext,
  run: ImportRun,
  things: readonly Thing<Lease>[],
  known: KnownEstate,
): Promise<void> {
  const at = context.clock.now();
  const facts: Lease[] = [];
  for (const thing of things) {
    const problem = leadsNowhere(thing.value, known) ?? (await movesToAnother(tx, thing.value));
    if (problem !== null) {
      refuseThing(run, thing, problem);
      continue;
    }
    if ((await tx.leases.save(thing.value, at)) === 'unchanged') {
      run.unchanged++;
      continue;
    }
    run.accepted++;
    run.tenants.add(thing.value.tenantId);
    facts.push(thing.value);
  }
  await chainImport(tx, run, facts, at);
}

function leadsNowhere(lease: Lease, known: KnownEstate): Problem | null {
  if (!known.tenants.has(lease.tenantId)) return unknown('tenantId', 'tenant', lease.tenantId);
  const index = lease.unitIds.findIndex((unitId) => !known.units.has(unitId));
  return index < 0 ? null : unknown(`unitIds[${index}]`, 'unit', lease.unitIds[index] ?? '');
}

/* Charges name their lease: under another tenant or in another currency the same id would bend what was issued. */
async function movesToAnother(tx: StoreTransaction, lease: Lease): Promise<Problem | null> {
  const before = await tx.leases.get(lease.leaseId);
  if (before === null) return null;
  if (before.tenantId !== lease.tenantId)
    return { place: 'tenantId', reason: `lease '${lease.leaseId}' is of tenant '${before.tenantId}'` };
  if (before.currency !== lease.currency) return { place: 'currency', reason: `lease '${lease.leaseId}' is in ${before.currency}` };
  return null;
}
