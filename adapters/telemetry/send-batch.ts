import type { InfluxAnswer } from './influx-http.ts';

/** What became of a batch that got a definite answer. */
export interface BatchResult {
  readonly written: number;
  readonly refused: number;
}

export interface BatchSender {
  /** Sends, again and again while InfluxDB cannot be reached; so the answer is definite. Null: the sender is closing. */
  send(lines: Buffer): Promise<Exclude<InfluxAnswer, { kind: 'unreachable' | 'no-database' }> | null>;
  /** Keeps what was refused for good. */
  refuse(lines: readonly string[], reason: string): Promise<void>;
}

const LINE_END = 0x0a;

/**
 * Writes a batch. When InfluxDB refuses some of it (it stores the rest and says how many, not which), the batch is halved and sent again until the
 * refused points stand alone: the same point twice overwrites itself, so what was stored does no harm.
 * @param lines line protocol, each line with its end
 * @returns null when the sender is closing: the batch stays in the spool
 */
export async function sendBatch(sender: BatchSender, lines: Buffer): Promise<BatchResult | null> {
  const answer = await sender.send(lines);
  if (!answer) return null;
  const count = countLines(lines);
  if (answer.kind === 'ok') return { written: count, refused: 0 };
  if (count === 1 || (answer.kind === 'refused' && answer.dropped === count)) {
    await sender.refuse(lines.toString('utf8').trimEnd().split('\n'), answer.reason);
    return { written: 0, refused: count };
  }
  const middle = endOfLine(lines, count >> 1);
  const first = await sendBatch(sender, lines.subarray(0, middle));
  const second = first && (await sendBatch(sender, lines.subarray(middle)));
  return first && second && { written: first.written + second.written, refused: first.refused + second.refused };
}

/** How many lines there are: each has its end. */
export function countLines(lines: Buffer): number {
  let count = 0;
  for (let at = lines.indexOf(LINE_END); at >= 0; at = lines.indexOf(LINE_END, at + 1)) count++;
  return count;
}

/** The byte after the end of line number `n`, counted from 1. */
function endOfLine(lines: Buffer, n: number): number {
  let at = -1;
  for (let count = 0; count < n; count++) at = lines.indexOf(LINE_END, at + 1);
  return at + 1;
}
