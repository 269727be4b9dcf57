import type { EngineContext } from '../context.ts';
import type { DtuSecretMaker } from './dtu-secrets.ts';
import { estateKinds } from './estate-kinds.ts';
import type { ImportInput, ImportReport } from './import-report.ts';
import { chainImport, chunksOf, ImportRun } from './import-run.ts';
import { KnownEstate } from './known-estate.ts';
import { readDocument } from './read-document.ts';

const KINDS = ['units', 'tenants', 'occupancies', 'circuits', 'dtus', 'meters'] as const;

/**
 * Imports an estate: one JSON document of units, tenants, occupancies, circuits, meters and DTUs. Each thing is checked by itself and against
 * what it refers to; one that cannot be used is refused by its place, and the rest goes on. DTUs that have no credentials yet get them,
 * and their secrets are written to one file.
 */
export async function importEstate(context: EngineContext, input: ImportInput, secrets: DtuSecretMaker): Promise<ImportReport> {
  const run = new ImportRun('estate', input);
  const document = readDocument(input, KINDS);
  if (!document.ok) run.reject({ line: null, raw: '' }, document.place, document.reason);
  else await takeAll(context, run, document.lists);
  const secretsFile = await makeSecrets(context, secrets, document.ok);
  await run.keepRejects(context);
  return run.report(secretsFile);
}

async function takeAll(context: EngineContext, run: ImportRun, lists: ReadonlyMap<string, readonly unknown[]>): Promise<void> {
  const known = await context.store.transaction((tx) => KnownEstate.load(tx));
  for (const kind of estateKinds(known)) {
    for (const chunk of chunksOf(kind.prepare(run, lists.get(kind.name) ?? []))) {
      await context.store.transaction(async (tx) => {
        const at = context.clock.now();
        const facts: unknown[] = [];
        for (const take of chunk) {
          const taken = await take(tx.estate, at);
          if (taken !== null) facts.push({ [kind.name]: taken });
        }
        await chainImport(tx, run, facts, at);
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
