import type { EngineContext } from '../../context.ts';
import { decodeFile } from '../decode.ts';
import { parseJson } from '../parse-json.ts';
import type { BankItem } from './bank-item.ts';
import type { BankMapping } from './bank-mapping.ts';
import type { ByteStream } from './byte-stream.ts';
import { CamtReader } from './camt/camt-reader.ts';
import { MappedStream } from './mapped-stream.ts';
import { ownObjects, ownTable } from './own-rows.ts';

/** How a file is to be read, where it does not say so itself. */
export interface ReadAs {
  readonly mapping?: BankMapping;
  /** The account of ours that a table tells of, where it does not name it. */
  readonly account?: string;
}

/** What a part of a file had in it. */
export interface ReadPart {
  readonly items: readonly BankItem[];
  /** Bytes read so far. */
  readonly bytes: number;
}

/* Spaces, line ends, zero bytes and byte order marks. */
const BLANK = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

interface PartReader {
  push(part: Buffer, isLast: boolean): void;
}

/**
 * Reads what a bank told, part by part: a table by its mapping, a camt.053 statement, JSON, or our own table; it is told by the first character.
 * JSON is read whole, the others as they come.
 */
export async function* readBank(stream: ByteStream, as: ReadAs, context: EngineContext): AsyncGenerator<ReadPart> {
  let items: BankItem[] = [];
  let reader: PartReader | null = null;
  let bytes = 0;
  let before: Buffer | null = null;
  let isBlank = true;
  const onItem = (item: BankItem) => items.push(item);
  for await (const part of stream.parts) {
    bytes += part.length;
    isBlank &&= part.every((byte) => BLANK.has(byte));
    if (before !== null) {
      reader ??= readerFor(before, as, context, onItem);
      reader.push(before, false);
      if (items.length > 0) yield { items, bytes: bytes - part.length };
      items = [];
    }
    before = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  }
  const last = before ?? Buffer.alloc(0);
  reader ??= readerFor(last, as, context, onItem);
  reader.push(last, true);
  if (isBlank && items.length === 0) refuser('the file is empty', onItem);
  yield { items, bytes };
}

function readerFor(first: Buffer, as: ReadAs, context: EngineContext, onItem: (item: BankItem) => void): PartReader {
  if (as.mapping) return new MappedStream(as.mapping, context, as.account ?? null, onItem);
  const start = first
    .subarray(0, 256)
    .toString('latin1')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', '')
    .trimStart()[0];
  if (start === '<') return new CamtReader(context, onItem);
  const decoded = decodeFile(first);
  if (!decoded.ok) return refuser(decoded.reason, onItem);
  return withoutMark(start === '[' || start === '{' ? jsonReader(context, onItem) : ownTable(context, onItem));
}

/* One refusal stands for a file that cannot be read at all. */
function refuser(reason: string, onItem: (item: BankItem) => void): PartReader {
  onItem({ kind: 'refused', row: { line: null, column: null, reason, raw: '' } });
  return { push() {} };
}

/* The byte order mark of a file stands before its first part. */
function withoutMark(reader: PartReader): PartReader {
  let isFirst = true;
  return {
    push(part, isLast) {
      const hasMark = isFirst && part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf;
      isFirst = false;
      reader.push(hasMark ? part.subarray(3) : part, isLast);
    },
  };
}

function jsonReader(context: EngineContext, onItem: (item: BankItem) => void): PartReader {
  const parts: Buffer[] = [];
  return {
    push(part, isLast) {
      parts.push(Buffer.from(part));
      if (!isLast) return;
      const parsed = parseJson(Buffer.concat(parts));
      if (parsed.ok) ownObjects(parsed.value, context, onItem);
      else onItem({ kind: 'refused', row: { line: null, column: null, reason: parsed.reason, raw: '' } });
    },
  };
}
