/** A document as text, with where each line of it stands. */
export interface DocumentText {
  readonly kind: 'text' | 'pdf' | 'docx';
  readonly text: string;
  /** Lines of a text or PDF, paragraphs of a DOCX, in order: `start` is an index of `text`, `page` and `line` count from 1 (`line` within its page). */
  readonly lines: readonly DocumentLine[];
}

export interface DocumentLine {
  readonly start: number;
  /** Null where a document has no pages of its own (text, DOCX). */
  readonly page: number | null;
  readonly line: number;
}

/** Why a document cannot be read. */
export type DocumentErrorKey =
  | 'document/too-large'
  | 'document/kind'
  | 'document/encoding'
  | 'document/encrypted'
  | 'document/broken'
  | 'document/no-text'
  | 'document/unreadable-text'
  | 'document/bomb'
  | 'document/too-much';

/** A document that cannot be read as text; says which, why, and what to do. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  readonly key: DocumentErrorKey;
  readonly place: string;

  constructor(key: DocumentErrorKey, place: string, reason: string, remedy: string) {
    super(`${place}: ${reason}. ${remedy}`);
    this.key = key;
    this.place = place;
  }
}

/** Reads documents. Whatever a file holds, it ends: size, unpacked size, memory and time are bounded. */
export interface DocumentReader {
  /**
   * The text of a plain text file, of a PDF's text layer, or of a Word document (DOCX); which of them is told by the bytes, not by the name.
   * @param place names the document in an error
   * @throws DocumentError when it has no text that can be read
   */
  read(bytes: Uint8Array, place: string): Promise<DocumentText>;
}

/** Where an index of a document's text stands: its line, or null before the first. */
export function lineAt(lines: readonly DocumentLine[], index: number): DocumentLine | null {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line !== undefined && line.start <= index) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1] ?? null;
}
