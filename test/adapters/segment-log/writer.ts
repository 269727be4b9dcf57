/* A child process: appends records as fast as they are acknowledged and prints each acknowledged number, until it is killed. */
import { writeSync } from 'node:fs';
import { openSegmentLog } from '../../../adapters/segment-log.ts';

const [dir = ''] = process.argv.slice(2);
const log = await openSegmentLog<undefined>({ dir, maxBytes: 64 * 1024 * 1024, segmentBytes: 32 * 1024 });
let number = log.next;

async function writeOn(): Promise<void> {
  for (;;) {
    const mine = number++;
    const position = await log.append(Buffer.from(JSON.stringify({ mine, filler: 'x'.repeat(mine % 700) })), undefined);
    writeSync(1, `${mine} ${position}\n`);
  }
}

await Promise.all(Array.from({ length: 16 }, writeOn));
