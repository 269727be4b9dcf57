import { isUtf8 } from 'node:buffer';
import { decodeField, looseText } from './decode.ts';
import { type BrokenLine, CsvParts, type CsvRecord, lastLineEnd } from './read-csv.ts';

/** One record: each field as text, or as it came when its bytes are no UTF-8. */
export interface TextRecord {
  /** Line on which it starts (first line = 1). */
  readonly line: number;
  readonly fields: readonly (string | Buffer)[];
  readonly raw: string;
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;
/* What has no line end by then is handed on as it is, and refused there as too long. */
const LONGEST = 128 * 1024;

/** Reads CSV that comes in parts as text. Parts without a quote, which is most of most files, are cut at their separators; the others are parsed. */
export class CsvText {
  readonly #delimiter: string;
  readonly #onRecord: (record: TextRecord) => void;
  readonly #parts: CsvParts;
  #rest: Buffer = Buffer.alloc(0);

  constructor(delimiter: string, onRecord: (record: TextRecord) => void, onBroken: (broken: BrokenLine) => void, firstLine = 1) {
    this.#delimiter = delimiter;
    this.#onRecord = onRecord;
    this.#parts = new CsvParts(delimiter, (record) => onRecord(textRecord(record)), onBroken, firstLine);
  }

  /** @param isLast nothing comes after this part */
  push(part: Buffer, isLast: boolean): void {
    const bytes = this.#rest.length === 0 ? part : Buffer.concat([this.#rest, part]);
    const end = isLast || bytes.length > LONGEST ? bytes.length : lastLineEnd(bytes);
    const whole = bytes.subarray(0, end);
    this.#rest = bytes.subarray(end);
    const text = this.#parts.isInside ? null : plainText(whole);
    if (text === null) this.#parts.push(whole, isLast);
    else this.#cut(text);
  }

  #cut(text: string): void {
    let line = this.#parts.line;
    const lines = text.split('\n');
    for (const each of lines) {
      const raw = each.endsWith('\r') ? each.slice(0, -1) : each;
      if (raw !== '') this.#onRecord({ line, fields: raw.split(this.#delimiter), raw });
      line++;
    }
    this.#parts.skipLines(lines.length - 1);
  }
}

/* Null when it has quotes, line ends of old, or bytes that are no UTF-8. */
function plainText(bytes: Buffer): string | null {
  if (bytes.includes(QUOTE) || !isUtf8(bytes)) return null;
  if (bytes.length > 0 && bytes.at(-1) !== NEWLINE && bytes.length > LONGEST) return null;
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') || (text.includes('\r') && /\r(?!\n)/.test(text)) ? null : text;
}

function textRecord({ line, fields, raw }: CsvRecord): TextRecord {
  return { line, fields: fields.map((field) => decodeField(field) ?? field), raw: looseText(raw) };
}
