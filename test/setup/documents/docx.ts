import { makeZip, type ZipEntry } from './zip.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Writes lines as a Word document; neighbouring lines with ` | ` become one table. Each line is split over two runs, as Word leaves them. */
export function makeDocx(lines: readonly string[]): Buffer {
  return makeZip(docxParts(`${bodyOf(lines)}`));
}

/** The parts of a Word document around a body. */
export function docxParts(body: string): ZipEntry[] {
  const text = (name: string, content: string): ZipEntry => ({
    name,
    content: Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`),
  });
  return [
    text(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    text(
      '_rels/.rels',
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    text('word/document.xml', `<w:document ${W}><w:body>${body}</w:body></w:document>`),
  ];
}

function bodyOf(lines: readonly string[]): string {
  let body = '';
  let rows = '';
  for (const line of [...lines, '']) {
    if (line.includes(' | ')) {
      const cells = line.split(' | ').map((cell) => `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>${paragraph(cell)}</w:tc>`);
      rows += `<w:tr>${cells.join('')}</w:tr>`;
      continue;
    }
    if (rows !== '') body += `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`;
    rows = '';
    body += paragraph(line);
  }
  return body;
}

function paragraph(text: string): string {
  const cut = Math.floor(text.length / 2);
  const run = (part: string): string => `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`;
  return `<w:p>${run(text.slice(0, cut))}${run(text.slice(cut))}</w:p>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
