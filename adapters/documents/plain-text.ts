import { DocumentError, type DocumentLine, type DocumentText } from './documents.ts';

/** A text file: UTF-8, or UTF-16 with a byte order mark. @throws DocumentError when its bytes are no such text */
export function plainText(bytes: Uint8Array, place: string): DocumentText {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new DocumentError('document/encoding', place, 'its bytes are no UTF-8 text (perhaps GBK)', 'Save it as UTF-8');
  }
  if (text.includes('\0'))
    throw new DocumentError('document/kind', place, 'it is no text, PDF or DOCX', 'Give the contract as one of them');
  return { kind: 'text', text, lines: linesOf(text) };
}

/** The lines of a text, without pages. */
export function linesOf(text: string): DocumentLine[] {
  const lines: DocumentLine[] = [];
  for (let start = 0, line = 1; start >= 0 && start <= text.length; line++) {
    lines.push({ start, page: null, line });
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
}
