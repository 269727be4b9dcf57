import type { StoreTransaction } from '../../adapters/store/store.ts';
import { replay } from '../../core/ledger/replay.ts';
import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import { whyNot } from './go-on.ts';
import type { VerifyProgress } from './rows-proven.ts';

/** What the ledger holds of one account, each line as text under what it is about. */
type Lines = ReadonlyMap<string, string>;

const NOBODY = 'money in suspense';

/**
 * Builds every account again from its facts alone (charges, payments, matches, outflows, credits, by the policy that each transaction noted) and compares:
 * every part set or undone, and every column of what stands as open of each charge and left of each payment. One account a transaction: a large ledger
 * blocks nobody.
 */
export async function ledgerAgain(context: Pick<EngineContext, 'store'>, tell?: (progress: VerifyProgress) => void): Promise<AuditCheck> {
  const tenants = await context.store.read((tx) => tx.audit.accountIds());
  const wrong: string[] = [];
  let lines = 0;
  for (const [done, tenantId] of [...tenants, null].entries()) {
    try {
      const { stored, derived } = await context.store.read((tx) => bothOf(tx, tenantId));
      lines += derived.size;
      wrong.push(...differences(stored, derived).map((text) => `${tenantId ?? NOBODY}: ${text}`));
    } catch (error) {
      wrong.push(`${tenantId ?? NOBODY}: it cannot be built again: ${whyNot(error)}`);
    }
    tell?.({ verifying: 'accounts', done: done + 1 });
  }
  return auditCheck('the ledger re-derives from its facts', wrong, `${tenants.length} accounts, ${lines} lines`);
}

async function bothOf(tx: StoreTransaction, tenantId: string | null): Promise<{ stored: Lines; derived: Lines }> {
  const facts = await tx.ledger.replayFacts(tenantId);
  const again = replay(facts);
  const kept = facts.allocations.map(({ fact, batch }) => ({ ...fact, minor: fact.amountMinor, batch }));
  const dueOf = new Map(facts.charges.map(({ fact }) => [fact.chargeId, fact.dueDate]));
  const paymentOf = new Map(facts.payments.map(({ fact }) => [fact.paymentId, fact]));
  const { charges, payments } = await tx.audit.openRows(tenantId);
  const openCharges = again.openCharges.map((open) => ({ ...open, dueDate: dueOf.get(open.chargeId) ?? '' }));
  const openPayments = [...again.openPayments, ...again.openHistory].map(({ paymentId, leftMinor }) => {
    const payment = paymentOf.get(paymentId);
    return {
      paymentId,
      leftMinor,
      currency: payment?.amount.currency ?? '',
      paidAt: payment?.paidAt ?? '',
      backfilled: payment?.backfilled ? 1 : 0,
    };
  });
  return {
    stored: linesOf({ parts: kept, charges, payments }),
    derived: linesOf({ parts: again.parts, charges: tenantId === null ? [] : openCharges, payments: openPayments }),
  };
}

interface Stands {
  readonly parts: readonly { readonly batch: number; readonly paymentId: string; readonly chargeId: string; readonly minor: number }[];
  readonly charges: readonly {
    readonly chargeId: string;
    readonly dueDate: string;
    readonly paidMinor: number;
    readonly creditedMinor: number;
  }[];
  readonly payments: readonly {
    readonly paymentId: string;
    readonly currency: string;
    readonly leftMinor: number;
    readonly paidAt: string;
    readonly backfilled: number;
  }[];
}

function linesOf({ parts, charges, payments }: Stands): Lines {
  const lines = new Map<string, string>();
  const add = (about: string, text: string) => {
    const before = lines.get(about);
    lines.set(about, before === undefined ? text : [...before.split(' and '), text].sort().join(' and '));
  };
  for (const { batch, paymentId, chargeId, minor } of parts) add(`in batch ${batch}, of ${paymentId} against ${chargeId}`, `${minor}`);
  for (const { chargeId, dueDate, paidMinor, creditedMinor } of charges)
    add(`open of ${chargeId}`, `paid ${paidMinor}, credited ${creditedMinor}, due ${dueDate}`);
  for (const { paymentId, currency, leftMinor, paidAt, backfilled } of payments)
    add(`left of ${paymentId}`, `${leftMinor} ${currency}, paid at ${paidAt}${backfilled === 0 ? '' : ', of imported history'}`);
  return lines;
}

function differences(stored: Lines, derived: Lines): string[] {
  const abouts = [...new Set([...stored.keys(), ...derived.keys()])].sort();
  return abouts
    .filter((about) => stored.get(about) !== derived.get(about))
    .map((about) => `${about} it holds ${stored.get(about) ?? 'nothing'}, by its facts ${derived.get(about) ?? 'nothing'}`);
}
