import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openDocuments } from '../../../adapters/documents/open-documents.ts';
import { docxParts, makeDocx } from '../../setup/documents/docx.ts';
import { makePdf } from '../../setup/documents/pdf.ts';
import { makeZip } from '../../setup/documents/zip.ts';

const MIB = 1024 * 1024;
const documents = openDocuments();
const lines = Array.from({ length: 200 }, (_, index) => `Clause ${index}: the Tenant shall pay.`);

async function outcome(bytes: Uint8Array, reader = documents): Promise<string> {
  const started = performance.now();
  const key = await reader.read(bytes, 'evil').then(
    ({ text }) => `read ${text.length}`,
    (error: { key?: string; message: string }) => error.key ?? error.message,
  );
  expect(performance.now() - started).toBeLessThan(15_000);
  return key;
}

describe('files made to harm, or damaged', () => {
  it('are refused by their size before anything is unpacked', async () => {
    expect(await outcome(Buffer.alloc(50 * MIB, 'a'))).toBe('document/too-large');
  });

  it('an archive that unpacks to more than it may is refused, whatever it says of itself', async () => {
    const zeros = Buffer.alloc(120 * MIB);
    const honest = makeZip([...docxParts('').slice(0, 2), { name: 'word/document.xml', content: zeros }]);
    const lying = makeZip([...docxParts('').slice(0, 2), { name: 'word/document.xml', content: zeros, claimedSize: 1000 }]);
    expect(honest.length).toBeLessThan(MIB);
    expect(await outcome(honest)).toBe('document/bomb');
    expect(await outcome(lying)).toBe('document/bomb');
  });

  it('an encrypted PDF says that it wants a password', async () => {
    expect(await outcome(makePdf(lines, { encoding: 'latin', password: 'secret' }))).toBe('document/encrypted');
  });

  it('a file cut off anywhere is an error or a shorter text, never a crash', async () => {
    const pdf = makePdf(lines, { encoding: 'latin' });
    const docx = makeDocx(lines);
    for (const share of [0.1, 0.5, 0.9]) {
      expect(await outcome(pdf.subarray(0, Math.floor(pdf.length * share)))).toMatch(/^document\/(broken|no-text)$|^read \d+$/);
      expect(await outcome(docx.subarray(0, Math.floor(docx.length * share)))).toBe('document/broken');
    }
  });

  it('noise behind the right first bytes is an error', async () => {
    expect(await outcome(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(10_000)]))).toMatch(/^document\//);
    expect(await outcome(Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(10_000)]))).toBe('document/broken');
    expect(await outcome(makeZip([{ name: 'a.txt', content: Buffer.from('hello') }]))).toMatch(/^document\/(kind|broken)$/);
  });

  it('a PDF whose page unpacks to more than may be held is ended, and the next document is read', async () => {
    const tight = openDocuments({ memoryBytes: 150 * MIB, milliseconds: 8000 });
    expect(await outcome(inflatingPdf(200 * MIB), tight)).toMatch(/^document\/(too-much|broken|no-text)$/);
    expect(await outcome(makePdf(['hello'], { encoding: 'latin' }), tight)).toBe('read 6');
  });

  it('what takes too long is ended', async () => {
    const hasty = openDocuments({ milliseconds: 1 });
    expect(await outcome(makePdf(lines, { encoding: 'latin' }), hasty)).toBe('document/too-much');
  });

  it('deeply nested XML is an error', async () => {
    const body = `${'<w:sdt><w:sdtContent>'.repeat(50_000)}${'</w:sdtContent></w:sdt>'.repeat(50_000)}`;
    expect(await outcome(makeZip(docxParts(body)))).toMatch(/^document\/(broken|no-text|too-much)$/);
  });

  it('entities that multiply are not expanded', async () => {
    const entities = [
      '<!ENTITY a "aaaaaaaaaa">',
      ...'bcdefghij'.split('').map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghi'[index]};`.repeat(10)}">`),
    ];
    const document = `<?xml version="1.0"?><!DOCTYPE w:document [${entities.join('')}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>`;
    const parts = [...docxParts('').slice(0, 2), { name: 'word/document.xml', content: Buffer.from(document) }];
    expect(await outcome(makeZip(parts))).toMatch(/^document\/|^read \d{1,4}$/);
  });
});

/* One page whose content is megabytes of blanks, packed thousandfold. */
function inflatingPdf(size: number): Buffer {
  const packed = deflateSync(Buffer.alloc(size, ' '));
  const head = Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>>endobj\n',
  );
  const stream = Buffer.from(`4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`);
  return Buffer.concat([head, stream, packed, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')]);
}
