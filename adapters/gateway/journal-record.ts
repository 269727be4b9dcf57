import type { Reading } from '../../core/estate/reading.ts';

/** The readings of one publish: one record of the journal. */
export interface JournalEntry {
  readonly readings: readonly Reading[];
}

/** A batch never holds more readings than a message may carry (500), unless one publish alone does. */
export const MOST_IN_BATCH = 500;

export function encodeRecord(readings: readonly Reading[]): Buffer {
  return Buffer.from(JSON.stringify(readings));
}

/** The readings of a record; its CRC has been checked, so it is what `encodeRecord` wrote. A record of version 0.1 knows no registers per rate. */
export function decodeRecord(data: Buffer): Reading[] {
  const readings = JSON.parse(data.toString('utf8')) as (Omit<Reading, 'rates'> & Partial<Pick<Reading, 'rates'>>)[];
  return readings.map((reading) => ({ ...reading, rates: reading.rates ?? null }));
}

interface Placed {
  readonly position: number;
  readonly readings: readonly Reading[];
}

/** Puts records that follow each other without a gap into batches of at most 500 readings. */
export function* batchesOf(records: readonly Placed[]): Generator<{ from: number; to: number; records: Placed[]; readings: Reading[] }> {
  let batch: Placed[] = [];
  let count = 0;
  const pack = (): { from: number; to: number; records: Placed[]; readings: Reading[] } => ({
    from: batch[0]?.position ?? 0,
    to: batch.at(-1)?.position ?? 0,
    records: batch,
    readings: batch.flatMap((record) => record.readings),
  });
  for (const record of records) {
    const last = batch.at(-1);
    if (last && (record.position !== last.position + 1 || count + record.readings.length > MOST_IN_BATCH)) {
      yield pack();
      batch = [];
      count = 0;
    }
    batch.push(record);
    count += record.readings.length;
  }
  if (batch.length > 0) yield pack();
}
