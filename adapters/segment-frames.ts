import { crc32 } from 'node:zlib';

/** What stands before each record of a segment: its length and its CRC-32, both little-endian. */
export const FRAME_HEADER = 8;

/** Puts a record (never an empty one) into its frame. */
export function frame(data: Buffer): Buffer {
  const framed = Buffer.allocUnsafe(FRAME_HEADER + data.length);
  framed.writeUInt32LE(data.length, 0);
  framed.writeUInt32LE(crc32(data), 4);
  data.copy(framed, FRAME_HEADER);
  return framed;
}

/** Records found one after the other from the start of a piece of a segment. */
export interface Unframed {
  readonly records: readonly Buffer[];
  /** Bytes that they and their frames take. */
  readonly bytes: number;
  /** `whole`: nothing follows. `cut`: a frame has begun and its end is not here. `damaged`: length or CRC are wrong. */
  readonly end: 'whole' | 'cut' | 'damaged';
  /** Bytes that the frame which is cut needs, header included. */
  readonly wants: number;
}

/**
 * Takes records out of `bytes`, whose start is the start of a frame.
 * @param maxRecord a longer length is taken as damage, so that a torn header does not ask for gigabytes
 */
export function unframe(bytes: Buffer, maxRecord: number): Unframed {
  const records: Buffer[] = [];
  let offset = 0;
  const result = (end: Unframed['end'], wants = 0): Unframed => ({ records, bytes: offset, end, wants });
  while (offset < bytes.length) {
    if (offset + FRAME_HEADER > bytes.length) return result('cut', FRAME_HEADER);
    const length = bytes.readUInt32LE(offset);
    /* A tail of zeros, which some file systems leave after a power cut, would read as empty records with a right CRC. */
    if (length === 0 || length > maxRecord) return result('damaged');
    const wants = FRAME_HEADER + length;
    if (offset + wants > bytes.length) return result('cut', wants);
    const data = bytes.subarray(offset + FRAME_HEADER, offset + wants);
    if (crc32(data) !== bytes.readUInt32LE(offset + 4)) return result('damaged');
    records.push(data);
    offset += wants;
  }
  return result('whole');
}
