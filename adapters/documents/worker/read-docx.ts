import mammoth from 'mammoth';
import type { DocumentLine, DocumentText } from '../documents.ts';
import { UnreadableError, type WorkerTask } from './task.ts';
import { checkUnpackedSize } from './zip-sizes.ts';

/** Part of a Word document as the library hands it over. */
interface Element {
  readonly type: string;
  readonly value?: unknown;
  readonly children?: readonly Element[];
}

/**
 * The text of a Word document: its paragraphs and the rows of its tables (cells parted by ` | `), each with an empty line behind it, for none of
 * them runs on in the next. Deleted text is not in it.
 */
export async function readDocx({ bytes, limits }: WorkerTask): Promise<DocumentText> {
  const buffer = Buffer.from(bytes);
  checkUnpackedSize(buffer, limits.unpackedBytes);
  if (!buffer.includes('word/'))
    throw new UnreadableError('document/kind', 'it is an archive and no Word document', 'Give the contract alone');
  let root: Element | null = null;
  await mammoth.convertToHtml(
    { buffer },
    {
      transformDocument: (document: Element) => {
        root = document;
        return document;
      },
    },
  );
  const paragraphs = root === null ? [] : [...paragraphsOf(root)];
  const lines: DocumentLine[] = [];
  let text = '';
  for (const [index, paragraph] of paragraphs.entries()) {
    lines.push({ start: text.length, page: null, line: index + 1 });
    text += `${paragraph}\n\n`;
  }
  return { kind: 'docx', text, lines };
}

function* paragraphsOf(element: Element): Generator<string> {
  if (element.type === 'paragraph') yield textOf(element);
  else if (element.type === 'tableRow') yield (element.children ?? []).map((cell) => [...paragraphsOf(cell)].join(' ').trim()).join(' | ');
  else for (const child of element.children ?? []) yield* paragraphsOf(child);
}

function textOf(element: Element): string {
  if (element.type === 'text') return String(element.value ?? '');
  if (element.type === 'tab') return '\t';
  if (element.type === 'break') return ' ';
  return (element.children ?? []).map(textOf).join('');
}
