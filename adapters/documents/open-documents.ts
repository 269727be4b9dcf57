import { DocumentError, type DocumentReader, type DocumentText } from './documents.ts';
import { kindOf } from './kind-of.ts';
import { plainText } from './plain-text.ts';
import { implausibleText } from './plausible-text.ts';
import { readInWorker } from './read-in-worker.ts';

/** What one document may ask for. */
export interface DocumentLimits {
  readonly bytes: number;
  /** Of everything that an archive unpacks to. */
  readonly unpackedBytes: number;
  readonly characters: number;
  readonly pages: number;
  readonly milliseconds: number;
  /** By how much the memory of the process may grow while it is read. */
  readonly memoryBytes: number;
}

const MIB = 1024 * 1024;

/** Limits that a lease of some hundred pages stays far below. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  bytes: 25 * MIB,
  unpackedBytes: 100 * MIB,
  characters: 2_000_000,
  pages: 1000,
  milliseconds: 60_000,
  memoryBytes: 768 * MIB,
};

/**
 * A reader of documents. PDF and DOCX are read in a thread of their own, with libraries loaded there only when one comes: a file made to
 * harm ends that thread, not the site.
 */
export function openDocuments(limits: Partial<DocumentLimits> = {}): DocumentReader {
  const all = { ...DOCUMENT_LIMITS, ...limits };
  return { read: (bytes, place) => read(bytes, place, all) };
}

async function read(bytes: Uint8Array, place: string, limits: DocumentLimits): Promise<DocumentText> {
  if (bytes.length > limits.bytes) {
    const size = `${Math.ceil(bytes.length / MIB)} MiB, more than the ${Math.floor(limits.bytes / MIB)} MiB that a contract may have`;
    throw new DocumentError('document/too-large', place, `it has ${size}`, 'Export it again without pictures, or as text');
  }
  const kind = kindOf(bytes, place);
  const document = kind === 'text' ? plainText(bytes, place) : await readInWorker(kind, bytes, place, limits);
  if (document.text.length > limits.characters) {
    const reason = `it holds ${document.text.length} characters, more than the ${limits.characters} of any lease`;
    throw new DocumentError('document/too-much', place, reason, 'Give the contract alone');
  }
  if (document.text.trim() === '') {
    const reason = kind === 'pdf' ? 'it has no text layer: its pages are pictures' : 'it holds no text';
    throw new DocumentError('document/no-text', place, reason, 'Run text recognition (OCR) over it, or type the lease in as JSON or CSV');
  }
  const implausible = implausibleText(document.text);
  if (implausible !== null) {
    throw new DocumentError(
      'document/unreadable-text',
      place,
      implausible,
      'Export it again with its fonts, or run text recognition (OCR) over it',
    );
  }
  return document;
}
