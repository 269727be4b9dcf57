import type { AuditRecord, BesideRecords, Store } from '../../adapters/store/store.ts';

/** Some records of the chain that follow each other, with what is stored beside them. */
export interface ChainPiece {
  readonly records: readonly AuditRecord[];
  readonly beside: BesideRecords;
}

/* Each piece is read in a transaction of its own: a long chain blocks nobody, and is never held whole. */
const PIECE = 1_000;

/** The chain from its first record on. The last piece has no records: what stands beside it belongs to none. */
export async function* chainPieces(store: Store): AsyncGenerator<ChainPiece> {
  let after = 0;
  let beside = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const piece = await store.read(async (tx) => {
      const records = await tx.audit.list({ afterSeq: after, limit: PIECE });
      return { records, beside: await tx.audit.beside(beside, records.at(-1)?.seq ?? null) };
    });
    yield piece;
    const last = piece.records.at(-1);
    if (last === undefined) return;
    after = last.seq;
    beside = after;
  }
}
