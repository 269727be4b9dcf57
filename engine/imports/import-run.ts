import { createHash } from 'node:crypto';
import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { EngineContext } from '../context.ts';
import type { WaitingMatched } from '../payments/match-waiting.ts';
import { ExactTotals } from './exact-totals.ts';
import type { AdjustedLease, ImportInput, ImportReport, ImportWarning, RejectedRow } from './import-report.ts';

/** Rows of one transaction, at most, while others may wait: short ones let a payment that unlocks in between. */
export const ROWS_PER_TRANSACTION = 500;

/** A file of nothing but rejects must not fill the memory: the store has them all, a report the first of them. */
const REJECTS_HELD = 10_000;

/** Counts what an import does and keeps what it refuses. */
export class ImportRun {
  readonly what: ImportReport['what'];
  readonly origin: string;
  accepted = 0;
  unchanged = 0;
  readonly rejected: RejectedRow[] = [];
  readonly tenants = new Set<string>();
  readonly totals: ExactTotals;
  adjusted: readonly AdjustedLease[] = [];
  waiting: NonNullable<ImportReport['waiting']> = [];
  readonly warnings: ImportWarning[] = [];
  readonly matched: WaitingMatched[] = [];
  #kept = 0;
  #letGo = 0;

  constructor(what: ImportReport['what'], input: Pick<ImportInput, 'origin'>) {
    this.what = what;
    this.origin = input.origin;
    this.totals = new ExactTotals(what === 'payments' ? 'payment' : 'charge');
  }

  reject(row: { readonly line: number | null; readonly raw: string }, column: string | null, reason: string): void {
    this.rejected.push({ line: row.line, column, reason, raw: row.raw });
  }

  /** Stores what was refused and is not stored yet, in transactions of their own: it is no part of what was accepted. */
  async keepRejects(context: EngineContext): Promise<void> {
    const knownAt = context.clock.now();
    for (const part of chunksOf(this.rejected.slice(this.#kept))) {
      await context.store.transaction(async (tx) => {
        for (const row of part) await tx.ledger.addReject({ source: this.what, origin: this.origin, ...row, knownAt });
      });
    }
    const over = Math.max(0, this.rejected.length - REJECTS_HELD);
    this.#letGo += over;
    this.rejected.splice(REJECTS_HELD);
    this.#kept = this.rejected.length;
  }

  /** How many were refused, those that a long import no longer holds too. */
  get rejectedInAll(): number {
    return this.rejected.length + this.#letGo;
  }

  report(secretsFile: string | null = null): ImportReport {
    const rejected = [...this.rejected].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    const { what, origin, accepted, unchanged, adjusted, waiting, warnings, matched } = this;
    return {
      ...{ what, origin, accepted, unchanged, rejected, tenants: [...this.tenants].sort(), secretsFile },
      ...(adjusted.length > 0 && { adjusted }),
      ...(waiting.length > 0 && { waiting }),
      ...(warnings.length > 0 && { warnings: [...warnings] }),
      ...(matched.length > 0 && { matched: [...matched] }),
    };
  }
}

/**
 * Chains the rows that one transaction took in, by their digest, in that same transaction: no fact without its proof.
 * @param facts what was accepted, as stored; nothing is chained when it is empty
 */
export async function chainImport(tx: StoreTransaction, run: ImportRun, facts: readonly unknown[], at: Instant): Promise<void> {
  if (facts.length === 0) return;
  await tx.audit.append({
    at,
    kind: 'import',
    body: { what: run.what, rows: facts.length, sha256: digestOf(facts) },
    texts: { origin: run.origin },
  });
}

/* Handing each short text over by itself costs more than hashing it. */
const HASHED_TOGETHER = 16 * 1024;

/** SHA-256 over facts as JSON, one a line. */
export function digestOf(facts: readonly unknown[]): string {
  const hash = createHash('sha256');
  let text = '';
  for (const fact of facts) {
    text += `${JSON.stringify(fact)}\n`;
    if (text.length < HASHED_TOGETHER) continue;
    hash.update(text);
    text = '';
  }
  return hash.update(text).digest('hex');
}

/** Cuts rows into what one transaction may hold. */
export function chunksOf<T>(rows: readonly T[], size = ROWS_PER_TRANSACTION): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < rows.length; at += size) chunks.push(rows.slice(at, at + size));
  return chunks;
}
