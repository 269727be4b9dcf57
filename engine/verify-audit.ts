import { casesMatch } from './audit-checks/cases-match.ts';
import { chainPieces } from './audit-checks/chain-pieces.ts';
import type { AuditCheck } from './audit-checks/check.ts';
import { decisionsAgain } from './audit-checks/decisions-again.ts';
import { effectsMatch } from './audit-checks/effects-match.ts';
import { noRowsYet } from './audit-checks/expected-rows.ts';
import { feedsAgain } from './audit-checks/feeds-again.ts';
import { cellsReadable, goOn, whyNot } from './audit-checks/go-on.ts';
import { holdsMatch } from './audit-checks/holds-match.ts';
import { ledgerAgain } from './audit-checks/ledger-again.ts';
import { LinksHold } from './audit-checks/links-hold.ts';
import { NOT_PROVEN } from './audit-checks/not-proven.ts';
import { ordersMatch } from './audit-checks/orders-match.ts';
import { reckonedMatch } from './audit-checks/reckoned-match.ts';
import { type RowsReport, rowsProven, type VerifyProgress } from './audit-checks/rows-proven.ts';
import { rungsProven } from './audit-checks/rungs-proven.ts';
import { siteMatches } from './audit-checks/site-matches.ts';
import { ToldState } from './audit-checks/told-state.ts';
import { unlocksAgain } from './audit-checks/unlocks-again.ts';
import type { EngineContext } from './context.ts';

export type { VerifyProgress };

/** What `dunlock audit verify` found. */
export interface VerifyReport {
  readonly ok: boolean;
  readonly records: number;
  readonly head: string;
  /** The first link that does not hold, or null. */
  readonly broken: { readonly seq: number; readonly reason: string } | null;
  /** Every fact compared with the chain: what does not fit, row by row where that can be told. */
  readonly rows: RowsReport;
  /** What was re-derived or compared. */
  readonly checks: readonly AuditCheck[];
  /** What the store holds that nothing here can prove. */
  readonly notProven: readonly string[];
}

/**
 * Checks the site's proof: every link of the chain re-hashed, every `decision/may-lock` and `decision/may-unlock` made again from its stored snapshot under its pack and rules,
 * every lock frame with the evidence of each rung before it, the site and every case, order, hold, message and mark of a lease compared with what the chain says,
 * every fact with the digest that the chain holds of it, and the ledger and the days of its feeds built again from their facts.
 * The chain is read once and never held whole: what is kept of it are digests, and where its cases and orders stand.
 * @param tell how far it has come
 */
export async function verifyAudit(context: EngineContext, tell?: (progress: VerifyProgress) => void): Promise<VerifyReport> {
  const links = new LinksHold();
  const readers = [decisionsAgain(context.pack), unlocksAgain(), rungsProven(context)];
  const expected = await noRowsYet(context.store);
  const told = new ToldState();
  const unread: string[] = [];
  for await (const piece of chainPieces(context.store)) {
    links.next(piece);
    for (const record of piece.records) {
      for (const reader of [...readers, expected, told]) {
        try {
          await reader.next(record);
        } catch (error) {
          unread.push(`record ${record.seq} (${record.kind}) cannot be looked at: ${whyNot(error)}`);
        }
      }
    }
    tell?.({ verifying: 'chain', done: links.records });
  }
  const { check: facts, report: rows } = await rowsProven(context, expected, tell);
  const checks = [
    ...links.end(),
    await goOn('every cell can be read', () => cellsReadable(context, [...new Set(unread)])),
    ...readers.map((reader) => reader.end()),
    await goOn('the site is what the chain says', () => siteMatches(context, told)),
    await goOn('every case stands where the chain says', () => casesMatch(context, told)),
    await goOn('every order stands as the chain says', () => ordersMatch(context, told)),
    await goOn('what left ended as the evidence says', () => effectsMatch(context, told)),
    await goOn('what is held off is what was locked', () => holdsMatch(context, told)),
    await goOn('leases were reckoned up to where the chain says', () => reckonedMatch(context, told)),
    facts,
    await ledgerAgain(context, tell),
    await goOn('the days that were told follow from the files', () => feedsAgain(context)),
  ];
  const { records, head, broken } = links;
  return { ok: checks.every((check) => check.ok), records, head, broken, rows, checks, notProven: NOT_PROVEN };
}
