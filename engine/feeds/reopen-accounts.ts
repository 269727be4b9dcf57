import type { CivilDate } from '../../core/calendar/civil.ts';
import type { EngineContext } from '../context.ts';
import { BANK } from './bank.ts';

/** An account that was closed, and that an import has told of a later day. */
export interface Reopened {
  readonly account: string;
  readonly closedOn: CivilDate;
  readonly toldOf: CivilDate;
}

/**
 * Opens accounts again that were closed and of which a file tells a later day, whether its days count as covered or not: money moves on them.
 * @param toldOf the last day that the file tells of, by account
 */
export async function reopenAccounts(context: EngineContext, toldOf: ReadonlyMap<string, CivilDate>, origin: string): Promise<Reopened[]> {
  const later = (closed: { account: string; closedOn: CivilDate }) => (toldOf.get(closed.account) ?? '') > closed.closedOn;
  if (toldOf.size === 0 || !(await context.store.read((tx) => tx.ledger.closings(BANK))).some(later)) return [];
  return context.store.transaction(async (tx) => {
    const opened: Reopened[] = [];
    const at = context.clock.now();
    for (const closing of (await tx.ledger.closings(BANK)).filter(later)) {
      const { account, closedOn } = closing;
      const day = toldOf.get(account) ?? closedOn;
      const reason = `${origin} tells of ${day}`;
      await tx.ledger.noteClosing(BANK, { account, closedOn: null, by: 'import', reason, knownAt: at });
      await tx.audit.append({
        at,
        kind: 'feed/reopened',
        body: { feed: BANK, account, before: closedOn, toldOf: day },
        texts: { by: 'import', reason },
      });
      opened.push({ account, closedOn, toldOf: day });
    }
    return opened;
  });
}
