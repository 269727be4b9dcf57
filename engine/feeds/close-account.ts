import { type CivilDate, dateIn, parseCivilDate } from '../../core/calendar/civil.ts';
import type { Actor } from '../../core/lock/actor.ts';
import { isPerson } from '../actors.ts';
import type { EngineContext } from '../context.ts';
import { BANK } from './bank.ts';
import { type FeedFreshness, freshnessOf } from './feed-freshness.ts';

export interface CloseRequest {
  /** An account of ours that a statement has told of. */
  readonly account: string;
  /** The last day on which money could come in on it (YYYY-MM-DD); null: it is in use after all. */
  readonly on: string | null;
  readonly reason: string;
}

export interface CloseReport {
  readonly ok: boolean;
  /** Why not, or what follows from it. */
  readonly reason: string;
  readonly account: string;
  readonly closedOn: CivilDate | null;
  readonly freshness: FeedFreshness;
}

/**
 * Says that an account of ours is closed: no statement is wanted for days after its last one, so that it holds the feed back no longer. Its days up to
 * then are still wanted. Only a person can, for by it others may be reminded and locked. Money that comes in on it later opens it again by itself.
 */
export function closeAccount(context: EngineContext, request: CloseRequest, by: Actor): Promise<CloseReport> {
  const { account } = request;
  const reason = request.reason.trim();
  return context.store.transaction(async (tx) => {
    const before = await freshnessOf(tx, context, BANK);
    const now = context.clock.now();
    const found = before.accounts.find((one) => one.account === account);
    const no = (why: string): CloseReport => ({
      ok: false,
      reason: why,
      account,
      closedOn: found?.closed?.closedOn ?? null,
      freshness: before,
    });
    if (!isPerson(by, context)) return no(`only a person closes an account: nobody vouches for '${by.name}'`);
    if (reason === '') return no('reason: say why');
    if (found === undefined) {
      const known = before.accounts.map((one) => one.account).join(', ') || 'none yet';
      return no(`account: no statement has told of '${account}' (there are: ${known})`);
    }
    const closedOn = request.on === null ? null : parseCivilDate(request.on);
    if (request.on === null) {
      if (found.closed === null) return no(`account: '${account}' is not closed`);
    } else {
      if (closedOn === null) return no(`on: '${request.on}' is no date (YYYY-MM-DD)`);
      if (closedOn > dateIn(now, context.timeZone)) return no(`on: ${closedOn} has not come yet`);
      if (found.toldThrough !== null && closedOn < found.toldThrough)
        return no(`on: statements tell of ${account} through ${found.toldThrough}; give that day or a later one`);
    }
    if (closedOn !== (found.closed?.closedOn ?? null)) {
      await tx.ledger.noteClosing(BANK, { account, closedOn, by: by.name, reason, knownAt: now });
      const kind = closedOn === null ? 'feed/reopened' : 'feed/closed';
      const body = { feed: BANK, account, closedOn, via: by.via, authenticated: by.authenticated };
      await tx.audit.append({ at: now, kind, body, texts: { by: by.name, reason } });
    }
    const freshness = await freshnessOf(tx, context, BANK);
    const missing = freshness.accounts.find((one) => one.account === account)?.missing ?? [];
    const said = closedOn === null ? `account ${account} is open again` : `account ${account} is closed on ${closedOn}`;
    const wanted = closedOn !== null && missing.length > 0 ? '; its days up to then are still to be told' : '';
    return { ok: true, reason: said + wanted, account, closedOn, freshness };
  });
}
