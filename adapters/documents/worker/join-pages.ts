import type { DocumentLine, DocumentText } from '../documents.ts';
import type { PageLine } from './lines-of-page.ts';

const PAGE_NUMBER =
  /^\s*[-–—]?\s*(?:第\s*\d{1,4}\s*页[\s,，/]*(?:共\s*\d{1,4}\s*页)?|(?:page\s*)?\d{1,4}(?:\s*(?:\/|of)\s*\d{1,4})?)\s*[-–—]?\s*$/i;

/**
 * One text of the lines of all pages, with an empty line behind each that ends short. Page numbers at a page's edges are left out, so that a
 * sentence goes on over the page; so are heads that every page repeats.
 */
export function joinPages(pages: readonly (readonly PageLine[])[]): DocumentText {
  const repeated = repeatedHeads(pages);
  const lines: DocumentLine[] = [];
  let text = '';
  for (const [index, page] of pages.entries()) {
    for (const [place, line] of page.entries()) {
      const edge = place === 0 || place === page.length - 1;
      if (edge && (PAGE_NUMBER.test(line.text) || (index > 0 && repeated.has(line.text.trim())))) continue;
      lines.push({ start: text.length, page: index + 1, line: place + 1 });
      text += line.ends ? `${line.text}\n\n` : `${line.text}\n`;
    }
  }
  return { kind: 'pdf', text, lines };
}

function repeatedHeads(pages: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const edges = new Set([page[0]?.text.trim(), page.at(-1)?.text.trim()]);
    for (const edge of edges) if (edge) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 2 && count >= pages.length - 1).map(([line]) => line));
}
