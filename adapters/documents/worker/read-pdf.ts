import type { DocumentText } from '../documents.ts';
import { joinPages } from './join-pages.ts';
import { linesOfPage, type PageLine, type TextPiece } from './lines-of-page.ts';
import { UnreadableError, type WorkerTask } from './task.ts';

/** The text layer of a PDF, line by line. */
export async function readPdf({ bytes, characterMaps, limits }: WorkerTask): Promise<DocumentText> {
  /* The library wants its other half in a global when it may not start a worker of its own. */
  Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs') });
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = pdfjs.getDocument({
    data: bytes,
    cMapUrl: characterMaps,
    cMapPacked: true,
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  const document = await task.promise.catch((error: unknown) => {
    throw plainly(error);
  });
  if (document.numPages > limits.pages) {
    const reason = `it has ${document.numPages} pages, more than the ${limits.pages} of any lease`;
    throw new UnreadableError('document/too-much', reason, 'Give the contract alone');
  }
  const pages: PageLine[][] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const lines = linesOfPage(items.filter((item): item is typeof item & TextPiece => 'str' in item));
    characters += lines.reduce((sum, line) => sum + line.text.length, 0);
    if (characters > limits.characters)
      throw new UnreadableError('document/too-much', `it holds more than ${limits.characters} characters`, 'Give the contract alone');
    pages.push(lines);
    page.cleanup();
  }
  await task.destroy();
  return joinPages(pages);
}

function plainly(error: unknown): UnreadableError {
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  if (name === 'PasswordException')
    return new UnreadableError('document/encrypted', 'it is encrypted and opens with a password only', 'Save it without the password');
  return new UnreadableError('document/broken', `it is no whole PDF (${message})`, 'It may be cut off: export or send it again');
}
