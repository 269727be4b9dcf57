import type { FeedDays } from '../../adapters/store/store.ts';
import { joined } from '../../core/ledger/coverage.ts';
import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';

/** Joins the days that files told of again, account by account, and compares with what stands: which days the bank has told everything of. */
export async function feedsAgain({ store }: Pick<EngineContext, 'store'>): Promise<AuditCheck> {
  const { told, spans } = await store.read((tx) => tx.audit.feedDays());
  const [should, stand] = [byAccount(told), byAccount(spans)];
  const wrong: string[] = [];
  for (const account of new Set([...should.keys(), ...stand.keys()])) {
    const [now, again] = [inWords(stand.get(account) ?? []), inWords(joined(should.get(account) ?? []))];
    if (now !== again) wrong.push(`${account}: ${now || 'no day'} told, by its files ${again || 'no day'}`);
  }
  return auditCheck('the days that were told follow from the files', wrong, `${should.size} accounts`);
}

function byAccount(days: readonly FeedDays[]): Map<string, FeedDays[]> {
  return Map.groupBy(days, ({ feed, account }) => `${feed} ${account}`);
}

function inWords(days: readonly Pick<FeedDays, 'from' | 'through'>[]): string {
  return days
    .map(({ from, through }) => `${from} to ${through}`)
    .sort()
    .join(', ');
}
