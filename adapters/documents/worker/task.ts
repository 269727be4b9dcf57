import type { DocumentErrorKey, DocumentText } from '../documents.ts';

/** What the thread is given. */
export interface WorkerTask {
  readonly kind: 'pdf' | 'docx';
  readonly bytes: Uint8Array;
  /** Folder of the tables from character codes to Unicode, with `/` at the end. */
  readonly characterMaps: string;
  readonly limits: { readonly unpackedBytes: number; readonly characters: number; readonly pages: number };
}

/** What it answers. */
export type WorkerAnswer =
  | { readonly ok: true; readonly document: DocumentText }
  | { readonly ok: false; readonly key: DocumentErrorKey; readonly reason: string; readonly remedy: string };

/** A document that cannot be read, inside the thread: it becomes an answer. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly key: DocumentErrorKey;
  readonly remedy: string;

  constructor(key: DocumentErrorKey, reason: string, remedy: string) {
    super(reason);
    this.key = key;
    this.remedy = remedy;
  }
}
