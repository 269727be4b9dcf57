import { inflateRawSync } from 'node:zlib';
import { UnreadableError } from './task.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MOST_ENTRIES = 5000;

/**
 * Makes sure that an archive unpacks to no more than it may, by unpacking each of its files with a limit: what an archive says of its sizes can be a lie.
 * @throws UnreadableError when it is no archive, or too much would come out of it
 */
export function checkUnpackedSize(zip: Buffer, most: number): void {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0 || zip.length < end + 22 || zip.readUInt32LE(end) !== END) throw broken('its end is missing');
  const count = zip.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) throw bomb(`it holds ${count} files`);
  let left = most;
  let at = zip.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) throw broken('its list of files is damaged');
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const local = zip.readUInt32LE(at + 42);
    left -= unpackedSize(zip, local, method, packed, left, most);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function unpackedSize(zip: Buffer, local: number, method: number, packed: number, left: number, most: number): number {
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL) throw broken('a file in it is cut off');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (start + packed > zip.length) throw broken('a file in it is cut off');
  if (method === 0) return packed;
  if (method !== 8) throw broken(`a file in it is packed by method ${method}`);
  try {
    return inflateRawSync(zip.subarray(start, start + packed), { maxOutputLength: Math.max(1, left) }).length;
  } catch (error) {
    if (error instanceof RangeError) throw bomb(`it unpacks to more than ${Math.floor(most / 2 ** 20)} MiB`);
    throw broken('a file in it cannot be unpacked');
  }
}

function broken(what: string): UnreadableError {
  return new UnreadableError('document/broken', `it is no whole Word document (${what})`, 'It may be cut off: save or send it again');
}

function bomb(what: string): UnreadableError {
  return new UnreadableError('document/bomb', `${what}: it may be made to harm`, 'Look where it came from');
}
