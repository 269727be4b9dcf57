import { type BrokenLink, ChainCheck } from '../../core/audit/chain-check.ts';
import type { ChainPiece } from './chain-pieces.ts';
import { type AuditCheck, auditCheck } from './check.ts';

/** Re-hashes the chain piece by piece, with what stands beside its records: their texts, and the index of which record is of which case. */
export class LinksHold {
  readonly #chain = new ChainCheck();
  readonly #beside: string[] = [];
  #records = 0;
  #broken: BrokenLink | null = null;

  get records(): number {
    return this.#records;
  }

  /** Hash of the last record that held. */
  get head(): string {
    return this.#chain.head.hash;
  }

  get broken(): BrokenLink | null {
    return this.#broken;
  }

  next({ records, beside }: ChainPiece): void {
    const texts = new Map(beside.texts);
    const found = new Map<string, string>();
    for (const { seq, caseId, hash } of beside.cases) found.set(JSON.stringify([seq, caseId]), hash);
    for (const record of records) {
      this.#records++;
      this.#broken ??= this.#chain.next(record, texts.get(record.seq) ?? null);
      texts.delete(record.seq);
      for (const caseId of record.caseIds) {
        const key = JSON.stringify([record.seq, caseId]);
        if (found.get(key) !== record.hash) this.#beside.push(`record ${record.seq} is not found under its case ${caseId}`);
        found.delete(key);
      }
    }
    for (const key of found.keys()) {
      const [seq, caseId] = JSON.parse(key) as [number, string];
      this.#beside.push(`case ${caseId} names record ${seq}, which is none of it`);
    }
    for (const seq of texts.keys()) this.#beside.push(`texts stand beside record ${seq}, which is not there`);
  }

  end(): AuditCheck[] {
    const broken = this.#broken === null ? [] : [`record ${this.#broken.seq}: ${this.#broken.reason}`];
    return [
      auditCheck('every link of the chain holds', broken, `${this.#records} records`),
      auditCheck('what stands beside the chain belongs to it', this.#beside, 'the records of each case, and texts'),
    ];
  }
}
