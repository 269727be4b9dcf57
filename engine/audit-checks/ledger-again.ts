import type { StoreTransaction } from '../../adapters/store/store.ts';
import { replay } from '../../core/ledger/replay.ts';
import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';

/** What the ledger holds of one account, each line as text under what it is about. */
type Lines = ReadonlyMap<string, string>;

const NOBODY = 'money in suspense';

/**
 * Builds every account again from its facts alone (charges, payments, matches, outflows, credits, by the policy that each transaction noted) and compares:
 * every part set or undone, what is open of each charge, what is left of each payment. One account a transaction: a large ledger blocks nobody.
 */
export async function ledgerAgain(context: EngineContext): Promise<AuditCheck> {
  const tenants = await context.store.read(async (tx) => (await tx.estate.tenants()).map(({ tenantId }) => tenantId));
  const wrong: string[] = [];
  let lines = 0;
  for (const tenantId of [...tenants, null]) {
    const { stored, derived } = await context.store.read((tx) => bothOf(tx, tenantId));
    lines += derived.size;
    wrong.push(...differences(stored, derived).map((text) => `${tenantId ?? NOBODY}: ${text}`));
  }
  return auditCheck('the ledger re-derives from its facts', wrong, `${tenants.length} accounts, ${lines} lines`);
}

async function bothOf(tx: StoreTransaction, tenantId: string | null): Promise<{ stored: Lines; derived: Lines }> {
  const facts = await tx.ledger.replayFacts(tenantId);
  const again = replay(facts);
  const kept = facts.allocations.map(({ fact, batch }) => ({ ...fact, minor: fact.amountMinor, batch }));
  const open = tenantId === null ? [] : await tx.ledger.openBalances({ tenantId });
  const openCharges = open.map(({ charge, paidMinor, creditedMinor }) => ({ chargeId: charge.chargeId, paidMinor, creditedMinor }));
  const left =
    tenantId === null
      ? (await tx.ledger.suspense()).map(({ payment, openMinor }) => ({ paymentId: payment.paymentId, leftMinor: openMinor }))
      : (await tx.ledger.tenders(tenantId)).map(({ payment, leftMinor }) => ({ paymentId: payment.paymentId, leftMinor }));
  return {
    stored: linesOf({ parts: kept, openCharges, openPayments: left }),
    derived: linesOf(again),
  };
}

function linesOf({ parts, openCharges, openPayments }: Pick<ReturnType<typeof replay>, 'parts' | 'openCharges' | 'openPayments'>): Lines {
  const lines = new Map<string, string>();
  const add = (about: string, text: string) => {
    const before = lines.get(about);
    lines.set(about, before === undefined ? text : [...before.split(' and '), text].sort().join(' and '));
  };
  for (const { batch, paymentId, chargeId, minor } of parts) add(`in batch ${batch}, of ${paymentId} against ${chargeId}`, `${minor}`);
  for (const { chargeId, paidMinor, creditedMinor } of openCharges)
    add(`open of ${chargeId}`, `paid ${paidMinor}, credited ${creditedMinor}`);
  for (const { paymentId, leftMinor } of openPayments) add(`left of ${paymentId}`, `${leftMinor}`);
  return lines;
}

function differences(stored: Lines, derived: Lines): string[] {
  const abouts = [...new Set([...stored.keys(), ...derived.keys()])].sort();
  return abouts
    .filter((about) => stored.get(about) !== derived.get(about))
    .map((about) => `${about} it holds ${stored.get(about) ?? 'nothing'}, by its facts ${derived.get(about) ?? 'nothing'}`);
}
