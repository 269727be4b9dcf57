import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Lease } from '../../core/lease/lease.ts';
import { parseLease } from '../../core/lease/parse-lease.ts';
import type { Problem } from '../../core/parsing/parsed.ts';
import type { EngineContext } from '../context.ts';
import { decodeFile } from './decode.ts';
import type { ImportInput, ImportReport } from './import-report.ts';
import { chainImport, ImportRun } from './import-run.ts';
import { KnownEstate, unknown } from './known-estate.ts';
import { adjustAfter } from './leases/adjusted-by.ts';
import { chargedBeyondNow } from './leases/charged-beyond.ts';
import { erasedAmendments } from './leases/erased-amendments.ts';
import { LEASE_COLUMNS } from './leases/lease-columns.ts';
import { leasesOfRows } from './leases/lease-rows.ts';
import { LetUnits } from './leases/let-units.ts';
import { lostLines } from './leases/lost-lines.ts';
import { readDocument } from './read-document.ts';
import { readTable } from './read-table.ts';
import { RowProgress, type Watched } from './row-progress.ts';
import { type Placed, placedIn, readPlaced, refuseThing, type Thing } from './things.ts';

export interface LeaseImportOptions extends Watched {
  /** A lease may leave out lines that were charged: what was charged by them is credited in full. */
  readonly dropLines?: boolean;
}

/**
 * Imports leases: JSON (`{leases: […]}`) or a table with one row per charge line (`LEASE_SHEET`). A lease names a tenant, and units of the
 * estate that no other tenant has at that time; one that does not, or contradicts itself, is refused by its place, and the rest goes on. A
 * lease that comes again with other terms is a new version: what was charged stays, and what it should have been now becomes adjustments,
 * which the report sums up. One that leaves out lines that were charged is refused, unless an amendment ends them or `dropLines` asks for it.
 */
export async function importLeases(context: EngineContext, input: ImportInput, options: LeaseImportOptions = {}): Promise<ImportReport> {
  const run = new ImportRun('leases', input);
  const things = readPlaced(run, placedLeases(run, input), parseLease, (lease) => lease.leaseId);
  /* A lease that ends is known before the one that begins there, whatever the order of the file. */
  things.sort((a, b) => (a.value.from < b.value.from ? -1 : a.value.from > b.value.from ? 1 : 0));
  const estate = await context.store.read(async (tx) => {
    const known = await KnownEstate.load(tx);
    return { known, units: await LetUnits.load(tx, known) };
  });
  const progress = new RowProgress(input, options);
  progress.expect(things.length);
  const changed = new Set<string>();
  for (const chunk of progress.through(things)) {
    for (const id of await context.store.transaction((tx) => takeIn(tx, context, run, chunk, estate, options))) changed.add(id);
  }
  await adjustAfter(context, run, changed);
  await run.keepRejects(context);
  return run.report();
}

function placedLeases(run: ImportRun, input: ImportInput): readonly Placed[] {
  if (isTable(input.content)) {
    const table = readTable(input, LEASE_COLUMNS);
    run.rejected.push(...table.rejected);
    return leasesOfRows(run, table.rows);
  }
  const document = readDocument(input, ['leases']);
  if (document.ok) return placedIn('leases', document.lists.get('leases') ?? []);
  run.reject({ line: null, raw: '' }, document.place, document.reason);
  return [];
}

/* JSON begins with a bracket, whatever comes before it (a byte order mark, spaces); rows given as objects have a lineId of their own. */
function isTable(content: ImportInput['content']): boolean {
  if (Array.isArray(content))
    return content.length > 0 && content.every((row) => typeof row === 'object' && row !== null && 'lineId' in row);
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return false;
  const decoded = decodeFile(content);
  const first = decoded.ok ? /[^\s\uFEFF]/.exec(decoded.bytes.subarray(0, 256).toString('utf8'))?.[0] : undefined;
  return first !== undefined && first !== '[' && first !== '{';
}

async function takeIn(
  tx: StoreTransaction,
  context: EngineContext,
  run: ImportRun,
  things: readonly Thing<Lease>[],
  { known, units }: { readonly known: KnownEstate; readonly units: LetUnits },
  { dropLines = false }: LeaseImportOptions,
): Promise<string[]> {
  const at = context.clock.now();
  const facts: Lease[] = [];
  for (const thing of things) {
    const before = await tx.leases.get(thing.value.leaseId);
    const problem =
      leadsNowhere(thing.value, known) ??
      movesToAnother(thing.value, before) ??
      units.taken(thing.value) ??
      (dropLines ? null : await lostLines(tx, thing.value));
    if (problem !== null) {
      refuseThing(run, thing, problem);
      continue;
    }
    const lease = inKeptOrder(thing.value, before);
    units.note(lease);
    if ((await tx.leases.save(lease, at)) === 'unchanged') {
      run.unchanged++;
      continue;
    }
    run.accepted++;
    run.tenants.add(lease.tenantId);
    facts.push(lease);
    if (before !== null) await warnOfVersion(tx, run, lease.leaseId);
  }
  await chainImport(tx, run, facts, at);
  return facts.map(({ leaseId }) => leaseId);
}

/* What a new version undoes beside what it says: nobody should learn of it from a bill. */
async function warnOfVersion(tx: StoreTransaction, run: ImportRun, leaseId: string): Promise<void> {
  const versions = (await tx.leases.versions(leaseId)).map(({ lease }) => lease);
  run.warnings.push(...erasedAmendments(versions), ...(await chargedBeyondNow(tx, versions)));
}

/* Rows in another order say nothing else: lines stay where they were, and new ones follow. */
function inKeptOrder(lease: Lease, before: Lease | null): Lease {
  const kept = before?.lines.map(({ lineId }) => lineId) ?? [];
  const place = (lineId: string): number => (kept.includes(lineId) ? kept.indexOf(lineId) : kept.length);
  return { ...lease, lines: [...lease.lines].sort((a, b) => place(a.lineId) - place(b.lineId)) };
}

function leadsNowhere(lease: Lease, known: KnownEstate): Problem | null {
  if (!known.tenants.has(lease.tenantId)) return unknown('tenantId', 'tenant', lease.tenantId);
  const index = lease.unitIds.findIndex((unitId) => !known.units.has(unitId));
  return index < 0 ? null : unknown(`unitIds[${index}]`, 'unit', lease.unitIds[index] ?? '');
}

/* Charges name their lease: under another tenant or in another currency the same id would bend what was issued. */
function movesToAnother(lease: Lease, before: Lease | null): Problem | null {
  if (before === null) return null;
  if (before.tenantId !== lease.tenantId)
    return { place: 'tenantId', reason: `lease '${lease.leaseId}' is of tenant '${before.tenantId}'` };
  if (before.currency !== lease.currency) return { place: 'currency', reason: `lease '${lease.leaseId}' is in ${before.currency}` };
  const { amendment, to } = lease;
  if (amendment !== null && to !== null && amendment.effectiveFrom > to)
    return { place: 'amendment.effectiveFrom', reason: `lies after ${to}, where the lease has ended` };
  return null;
}
