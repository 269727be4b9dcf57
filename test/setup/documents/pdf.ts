import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { rc4 } from './rc4.ts';

/**
 * How a PDF's text is encoded.
 * `latin` Helvetica · `gb-utf16` a Chinese font that is not in the file, by the predefined map UniGB-UTF16-H
 * `to-unicode` glyph numbers that only a ToUnicode map explains · `glyphs-only` glyph numbers that nothing explains
 */
export type PdfEncoding = 'latin' | 'gb-utf16' | 'to-unicode' | 'glyphs-only';

export interface PdfOptions {
  readonly encoding: PdfEncoding;
  /** Lines of a page. */
  readonly linesPerPage?: number;
  /** Encrypts it (RC4, 40 bits) under a user password. */
  readonly password?: string;
}

/** Writes lines as a PDF with a text layer: enough of the format for a reader to be tested with, no more. */
export function makePdf(lines: readonly string[], { encoding, linesPerPage = 45, password }: PdfOptions): Buffer {
  const pages = chunks(
    lines.flatMap((line) => wrapped(line, encoding)),
    linesPerPage,
  ).map((page) => pageStream(page, encoding));
  const fontObjects = fontOf(encoding, lines.join(''));
  const firstPage = 3 + fontObjects.length;
  const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(' ');
  const objects: (string | Buffer)[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`,
    ...fontObjects,
  ];
  for (const [index, stream] of pages.entries()) {
    const content = firstPage + 2 * index + 1;
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${content} 0 R>>`);
    objects.push(streamObject(stream));
  }
  return assemble(objects, password);
}

/** A PDF whose pages are pictures: what a scanner without text recognition makes. */
export function scannedPdf(pages: number): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${3 + 2 * index} 0 R`).join(' ');
  const objects: (string | Buffer)[] = ['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Count ${pages}/Kids[${kids}]>>`];
  for (let index = 0; index < pages; index++) {
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents ${4 + 2 * index} 0 R>>`);
    objects.push(streamObject(Buffer.from('q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q')));
  }
  return assemble(objects);
}

function pageStream(lines: readonly string[], encoding: PdfEncoding): Buffer {
  const shown = lines.map((line) => `${encoded(line, encoding)} Tj T*`).join('\n');
  return Buffer.from(`BT /F1 10 Tf 16 TL 50 800 Td\n${shown}\nET`, 'latin1');
}

function encoded(line: string, encoding: PdfEncoding): string {
  if (encoding === 'latin') return `<${Buffer.from(line, 'latin1').toString('hex')}>`;
  return `<${[...line].map((char) => (encoding === 'gb-utf16' ? char.charCodeAt(0) : glyphOf(char)).toString(16).padStart(4, '0')).join('')}>`;
}

/* Glyph numbers as a subset font has them: they mean nothing by themselves. */
function glyphOf(char: string): number {
  return (char.charCodeAt(0) * 7919 + 13) % 65_521;
}

function fontOf(encoding: PdfEncoding, text: string): (string | Buffer)[] {
  if (encoding === 'latin') return ['<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'];
  const byMap = encoding === 'gb-utf16';
  const system = byMap ? '/Registry(Adobe)/Ordering(GB1)/Supplement 2' : '/Registry(Adobe)/Ordering(Identity)/Supplement 0';
  const name = byMap ? 'STSong-Light' : 'ABCDEF+Song';
  const toUnicode = encoding === 'to-unicode' ? '/ToUnicode 6 0 R' : '';
  return [
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/${byMap ? 'UniGB-UTF16-H' : 'Identity-H'}/DescendantFonts[4 0 R]${toUnicode}>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/${name}/CIDSystemInfo<<${system}>>/FontDescriptor 5 0 R/DW 1000>>`,
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>`,
    streamObject(Buffer.from(unicodeMap(text))),
  ];
}

function unicodeMap(text: string): string {
  const chars = [...new Set(text)];
  const parts = chunks(chars, 100).map(
    (part) =>
      `${part.length} beginbfchar\n${part.map((char) => `<${glyphOf(char).toString(16).padStart(4, '0')}> <${char.charCodeAt(0).toString(16).padStart(4, '0')}>`).join('\n')}\nendbfchar`,
  );
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /X def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${parts.join('\n')}\nendcmap\nend\nend`;
}

function streamObject(content: Buffer): Buffer {
  const packed = deflateSync(content);
  return Buffer.concat([Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n`), packed, Buffer.from('\nendstream')]);
}

function assemble(objects: readonly (string | Buffer)[], password?: string): Buffer {
  const id = createHash('md5').update('dunlock').digest();
  const lock = password === undefined ? null : encryption(password, id);
  const parts: Buffer[] = [Buffer.from('%PDF-1.6\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  const all = lock === null ? objects : [...objects, lock.dictionary];
  for (const [index, object] of all.entries()) {
    offsets.push(length);
    const body = typeof object === 'string' ? Buffer.from(object, 'latin1') : lock === null ? object : lock.seal(object, index + 1);
    add(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
  }
  const start = length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const encrypt = lock === null ? '' : `/Encrypt ${all.length} 0 R`;
  const hex = id.toString('hex');
  add(
    Buffer.from(
      `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${all.length + 1}/Root 1 0 R${encrypt}/ID[<${hex}><${hex}>]>>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

/* PDF 1.6, 7.6.3: the standard security handler, revision 2. */
function encryption(password: string, id: Buffer): { dictionary: string; seal(object: Buffer, number: number): Buffer } {
  const padded = Buffer.concat([Buffer.from(password, 'latin1'), PAD]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-4);
  const key = md5(Buffer.concat([padded, owner, permissions, id])).subarray(0, 5);
  const user = rc4(key, PAD);
  return {
    dictionary: `<</Filter/Standard/V 1/R 2/Length 40/P -4/O<${owner.toString('hex')}>/U<${user.toString('hex')}>>>`,
    seal(object, number) {
      const from = object.indexOf('stream\n') + 7;
      const to = object.lastIndexOf('\nendstream');
      const salt = Buffer.from([number & 255, number >> 8, 0, 0, 0]);
      const own = md5(Buffer.concat([key, salt])).subarray(0, 10);
      return Buffer.concat([object.subarray(0, from), rc4(own, object.subarray(from, to)), object.subarray(to)]);
    },
  };
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

/* A line that is too wide for the page goes on in the next, as a word processor sets it. */
function wrapped(line: string, encoding: PdfEncoding): string[] {
  const [words, most] = encoding === 'latin' ? [line.split(/(?<= )/), 88] : [line.match(/[\w.,:@-]+|./gu) ?? [], 46];
  const lines: string[] = [''];
  for (const word of words) {
    const last = lines.at(-1) ?? '';
    if (last.length + word.length > most) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return lines;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
