import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lineAt } from '../../../adapters/documents/documents.ts';
import { openDocuments } from '../../../adapters/documents/open-documents.ts';
import { makeDocx } from '../../setup/documents/docx.ts';
import { makePdf, scannedPdf } from '../../setup/documents/pdf.ts';

const folder = join(import.meta.dirname, '../../fixtures/contracts/tuned');
const chinese = (await readFile(join(folder, 'zh-05-steps-table.txt'), 'utf8')).split('\n');
const english = (await readFile(join(folder, 'en-03-particulars-table.txt'), 'utf8'))
  .replaceAll('£', '\xa3')
  .replaceAll('²', '\xb2')
  .split('\n');
const documents = openDocuments();
const bare = (text: string): string => text.replace(/\s/g, '');

describe('the text layer of a PDF', () => {
  it('gives Chinese text of a font that is not in the file, by its predefined map', async () => {
    const { text } = await documents.read(makePdf(chinese, { encoding: 'gb-utf16' }), 'a.pdf');
    expect(bare(text)).toBe(bare(chinese.join('')));
  });

  it('gives Chinese text whose glyphs only a ToUnicode map explains', async () => {
    const { text } = await documents.read(makePdf(chinese, { encoding: 'to-unicode' }), 'a.pdf');
    expect(bare(text)).toBe(bare(chinese.join('')));
  });

  it('keeps page and line of every place, over page numbers that stand between', async () => {
    const pages = ['One', 'two ends', '- 1 -', 'Three', 'four', '- 2 -'];
    const { text, lines } = await documents.read(makePdf(pages, { encoding: 'latin', linesPerPage: 3 }), 'a.pdf');
    expect(text).toBe('One\n\ntwo ends\nThree\nfour\n');
    expect(lineAt(lines, text.indexOf('four'))).toEqual({ start: text.indexOf('four'), page: 2, line: 2 });
    expect(lineAt(lines, text.indexOf('ends'))).toMatchObject({ page: 1, line: 2 });
  });

  it('reads an English contract as it was written', async () => {
    const { text, kind } = await documents.read(makePdf(english, { encoding: 'latin' }), 'a.pdf');
    expect(kind).toBe('pdf');
    expect(bare(text)).toBe(bare(english.join('')));
  });

  it('says of pages that are pictures that there is no text layer', async () => {
    await expect(documents.read(scannedPdf(3), 'scan.pdf')).rejects.toMatchObject({
      key: 'document/no-text',
      message: expect.stringMatching(/^scan\.pdf: it has no text layer.*OCR/),
    });
  });

  it('does not take glyph numbers for text when nothing explains them', async () => {
    await expect(documents.read(makePdf(chinese, { encoding: 'glyphs-only' }), 'a.pdf')).rejects.toMatchObject({
      key: 'document/unreadable-text',
    });
  });
});

describe('a Word document', () => {
  it('gives paragraphs, and tables row by row', async () => {
    const { text, kind, lines } = await documents.read(makeDocx(chinese), 'a.docx');
    expect(kind).toBe('docx');
    expect(bare(text)).toBe(bare(chinese.join('')));
    expect(text).toContain('\n第三年 | 64,354.50 | 上浮5%\n');
    const row = lineAt(lines, text.indexOf('64,354.50'));
    expect(text.slice(row?.start)).toMatch(/^第三年/);
  });
});

describe('a text file', () => {
  it('is read as UTF-8, and as UTF-16 with its mark', async () => {
    const { text, lines } = await documents.read(Buffer.from('甲方：某公司\n乙方：某店'), 'a.txt');
    expect(text).toBe('甲方：某公司\n乙方：某店');
    expect(lineAt(lines, text.indexOf('乙'))).toEqual({ start: 7, page: null, line: 2 });
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('租金', 'utf16le')]);
    expect((await documents.read(utf16, 'a.txt')).text).toBe('租金');
  });

  it('is refused when it is GBK, a picture, an old Word document or no text at all', async () => {
    const keys = await Promise.all(
      [
        Buffer.from([0xd7, 0xe2, 0xbd, 0xf0]),
        Buffer.from('\x89PNG\r\n', 'latin1'),
        Buffer.from('\xd0\xcf\x11\xe0', 'latin1'),
        Buffer.from('a\0b'),
      ].map((bytes) =>
        documents.read(bytes, 'x').then(
          () => 'read',
          (error: { key: string }) => error.key,
        ),
      ),
    );
    expect(keys).toEqual(['document/encoding', 'document/no-text', 'document/kind', 'document/kind']);
  });
});
