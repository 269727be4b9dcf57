import { DocumentError } from './documents.ts';

/* PNG, JPEG, TIFF (two orders of bytes), GIF. */
const PICTURES = ['\x89PNG', '\xff\xd8\xff', 'II*\0', 'MM\0*', 'GIF8'];

/** What a document is, by its first bytes. @throws DocumentError for what holds no text that we read */
export function kindOf(bytes: Uint8Array, place: string): 'text' | 'pdf' | 'docx' {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'docx';
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    const reason = 'it is a Word 97 document, or a Word document under a password';
    throw new DocumentError('document/kind', place, reason, 'Take the password off and save it as DOCX or PDF');
  }
  if (PICTURES.some((mark) => head.startsWith(mark))) {
    throw new DocumentError(
      'document/no-text',
      place,
      'it is a picture',
      'Run text recognition (OCR) over it and give the PDF that it makes',
    );
  }
  return 'text';
}
