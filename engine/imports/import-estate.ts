import type { EngineContext } from '../context.ts';
import type { DtuSecretMaker } from './dtu-secrets.ts';
import { estateKinds } from './estate/kinds.ts';
import { type EstateLists, readEstate } from './estate/read-estate.ts';
import { reckonAgain } from './estate/reckon-again.ts';
import type { ImportInput, ImportReport } from './import-report.ts';
import { chainImport, ImportRun } from './import-run.ts';
import { KnownEstate } from './known-estate.ts';
import { LetUnits } from './leases/let-units.ts';
import { RowProgress, type Watched } from './row-progress.ts';

/**
 * Imports an estate: buildings, floors, units, tenants, occupancies, circuits, DTUs, meters and readings, as one JSON document of lists or as CSV.
 * Each thing is checked by itself, against what it refers to and against what is known; one that cannot be used is refused by its place, and the
 * rest goes on. DTUs that have no credentials yet get them, and their secrets are written to one file.
 * @param options.kind the kind of every row (`units`), where the file does not say it
 */
export async function importEstate(
  context: EngineContext,
  input: ImportInput,
  secrets: DtuSecretMaker,
  options: { readonly kind?: string } & Watched = {},
): Promise<ImportReport> {
  const run = new ImportRun('estate', input);
  const lists = readEstate(run, input, options.kind ?? null);
  if (lists !== null) await takeAll(context, run, lists, new RowProgress(input, options));
  const secretsFile = await makeSecrets(context, secrets, lists !== null);
  await run.keepRejects(context);
  return run.report(secretsFile);
}

async function takeAll(context: EngineContext, run: ImportRun, lists: EstateLists, progress: RowProgress): Promise<void> {
  for (const things of lists.values()) progress.expect(things.length);
  const { known, units } = await context.store.read(async (tx) => {
    const known = await KnownEstate.load(tx);
    return { known, units: await LetUnits.load(tx, known) };
  });
  for (const kind of estateKinds(known, units, context)) {
    for (const chunk of progress.through(kind.prepare(run, lists.get(kind.name) ?? []))) {
      await context.store.transaction(async (tx) => {
        const at = context.clock.now();
        const facts: unknown[] = [];
        for (const take of chunk) {
          const taken = await take(tx, at);
          if (taken !== null) facts.push({ [kind.name]: taken });
        }
        await chainImport(tx, run, facts, at);
        await reckonAgain(tx, known.takeMetered(), at);
      });
    }
  }
}

/* The file is written first: were it the other way round, a crash in between would leave DTUs with passwords that nobody knows. */
async function makeSecrets(context: EngineContext, secrets: DtuSecretMaker, wanted: boolean): Promise<string | null> {
  if (!wanted) return null;
  const without = await context.store.transaction(async (tx) => {
    const ids: string[] = [];
    for (const { dtuId } of await tx.estate.dtus()) if ((await tx.estate.credentials(dtuId)) === null) ids.push(dtuId);
    return ids;
  });
  if (without.length === 0) return null;
  const made = await Promise.all(without.map((dtuId) => secrets.make(dtuId)));
  const file = await secrets.write(made.map(({ plain }) => plain));
  await context.store.transaction(async (tx) => {
    for (const { credentials } of made) await tx.estate.setCredentials(credentials, context.clock.now());
  });
  return file;
}
