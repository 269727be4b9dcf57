/** A piece of text as it is drawn on a page: `transform` holds its place in the last two numbers. */
export interface TextPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/* A gap wider than this many letters is the border of a column. */
const COLUMN = 1.8;

/* A line that ends so much before the widest one was ended by whoever wrote it. */
const SHORT = 0.8;

/** A line of a page; `ends`: it is shorter than a full line, so that nothing of it runs on in the next. */
export interface PageLine {
  readonly text: string;
  readonly ends: boolean;
}

/** The lines of a page, in the order in which the file draws them; the columns of a table are parted by ` | `. */
export function linesOfPage(pieces: readonly TextPiece[]): PageLine[] {
  const lines: { text: string; right: number }[] = [];
  let line = '';
  let right = 0;
  let last: TextPiece | null = null;
  const end = (): void => {
    if (line.trim() !== '') lines.push({ text: line.trimEnd(), right });
    line = '';
    right = 0;
  };
  for (const piece of pieces) {
    const shows = piece.str.trim() !== '';
    if (last !== null && movedDown(last, piece)) end();
    else if (last !== null && shows && line !== '' && gap(last, piece) > COLUMN * heightOf(piece)) line = `${line.trimEnd()} | `;
    line += piece.str;
    if (shows) right = Math.max(right, rightOf(piece));
    if (piece.hasEOL) end();
    last = piece.hasEOL ? null : shows ? piece : last;
  }
  end();
  const widest = lines.reduce((most, each) => Math.max(most, each.right), 0);
  return lines.map((each) => ({ text: each.text, ends: each.right < SHORT * widest }));
}

function movedDown(last: TextPiece, piece: TextPiece): boolean {
  return piece.str.trim() !== '' && Math.abs((last.transform[5] ?? 0) - (piece.transform[5] ?? 0)) > heightOf(last) / 2;
}

function gap(last: TextPiece, piece: TextPiece): number {
  return (piece.transform[4] ?? 0) - rightOf(last);
}

function rightOf(piece: TextPiece): number {
  return (piece.transform[4] ?? 0) + piece.width;
}

function heightOf(piece: TextPiece): number {
  return piece.height || Math.abs(piece.transform[3] ?? 0) || 10;
}
