import type { StateRow } from '../../adapters/store/store.ts';
import { type SiteWords, siteWords } from '../../core/audit/site-words.ts';
import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import type { ToldState } from './told-state.ts';

/** Compares the row of the site as it stands in the file with what the chain says of it, and that there is no other. */
export async function siteMatches({ store }: Pick<EngineContext, 'store'>, told: ToldState): Promise<AuditCheck> {
  const rows = await store.read(async (tx) => {
    await told.catchUp(tx);
    return tx.audit.siteRows();
  });
  const { words, wrong: before } = told.site;
  const wrong = [...before];
  const { siteId } = store.site;
  const own = rows.find((row) => row.siteId === siteId);
  for (const row of rows) if (row !== own) wrong.push(`a site ${String(row.siteId)} stands beside ${siteId}: a store holds one`);
  if (words === null) wrong.push('no record says with what the site was made');
  else if (own === undefined) wrong.push(`site ${siteId} is gone`);
  else wrong.push(...differences(siteWords(rowOf(own)), words));
  return auditCheck('the site is what the chain says', wrong, `${words?.name ?? siteId}, made at ${words?.createdAt ?? 'no known time'}`);
}

function differences(stands: SiteWords, told: SiteWords): string[] {
  const keys = Object.keys(stands) as (keyof SiteWords)[];
  return keys.filter((key) => stands[key] !== told[key]).map((key) => inWords(key, stands[key], told[key]));
}

function inWords(key: keyof SiteWords, stands: SiteWords[keyof SiteWords], told: SiteWords[keyof SiteWords]): string {
  if (key === 'chargesFrom') return `leases are charged from ${stands ?? 'the first day'} on, by the chain from ${told ?? 'the first day'}`;
  if (key === 'settings') return 'its settings are others than the chain knows';
  return `${key} is ${stands}, by the chain ${told}`;
}

function rowOf(row: StateRow): Parameters<typeof siteWords>[0] {
  const text = (column: keyof SiteWords): string => String(row[column]);
  return {
    siteId: text('siteId'),
    name: text('name'),
    timeZone: text('timeZone'),
    currency: text('currency'),
    simulated: row.simulated === 1,
    pack: text('pack'),
    createdAt: text('createdAt'),
    clockKind: text('clockKind'),
    chargesFrom: row.chargesFrom === null ? null : text('chargesFrom'),
    settings: text('settings'),
  };
}
