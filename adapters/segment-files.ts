import { type FileHandle, mkdir, open, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LogError } from './log-error.ts';
import { unframe } from './segment-frames.ts';

/** One file of a log: named by the position of its first record. */
export interface Segment {
  readonly first: number;
  readonly path: string;
  /** Bytes of whole records that are on disk. */
  bytes: number;
}

/** What was found in a log's folder. */
export interface FoundLog {
  /** In order; the last one is written on. Never empty. */
  readonly segments: Segment[];
  /** Position of the next record. */
  readonly next: number;
  /** What had to be cut off, in one sentence, or null. */
  readonly cut: string | null;
}

/**
 * Opens the folder of a log: makes it when it is not there, counts the records of the last segment and cuts a torn tail off it
 * (what a process killed while writing leaves; it was never acknowledged). A tail that is damaged otherwise is kept in a `.torn` file.
 * @throws LogError `log/folder` when the folder cannot be made or read
 */
export async function findSegments(dir: string, maxRecord: number): Promise<FoundLog> {
  try {
    await mkdir(dir, { recursive: true });
    const names = (await readdir(dir)).filter((name) => /^\d{15}\.seg$/.test(name)).sort();
    const segments = await Promise.all(names.map((name) => segmentAt(dir, name)));
    const last = segments.at(-1);
    if (!last) {
      const begun = await createSegment(dir, 0);
      return { segments: [begun], next: 0, cut: null };
    }
    const { count, cut } = await mend(last, maxRecord);
    return { segments, next: last.first + count, cut };
  } catch (error) {
    throw new LogError('log/folder', dir, `this folder cannot be used (${codeOf(error)})`, 'give a folder that this user may write', error);
  }
}

/** Makes an empty segment and its name durable. */
export async function createSegment(dir: string, first: number): Promise<Segment> {
  const path = join(dir, `${String(first).padStart(15, '0')}.seg`);
  await (await open(path, 'a')).close();
  await syncFolder(dir);
  return { first, path, bytes: 0 };
}

/** Writes all of `bytes` at the end of a segment and syncs it. */
export async function writeDurably(file: FileHandle, bytes: Buffer): Promise<void> {
  let offset = 0;
  while (offset < bytes.length) offset += (await file.write(bytes, offset, bytes.length - offset)).bytesWritten;
  await file.datasync();
}

async function segmentAt(dir: string, name: string): Promise<Segment> {
  const path = join(dir, name);
  return { first: Number(name.slice(0, 15)), path, bytes: (await stat(path)).size };
}

async function mend(segment: Segment, maxRecord: number): Promise<{ count: number; cut: string | null }> {
  const content = await readFile(segment.path);
  const found = unframe(content, maxRecord);
  segment.bytes = found.bytes;
  const count = found.records.length;
  if (found.end === 'whole') return { count, cut: null };
  const rest = content.subarray(found.bytes);
  if (found.end === 'damaged') await writeFile(`${segment.path}.torn`, rest);
  await truncate(segment.path, found.bytes);
  const kept = found.end === 'damaged' ? '; they are kept beside it as .torn' : '';
  return {
    count,
    cut: `${segment.path}: ${rest.length} bytes after record ${segment.first + count} were no whole record and were cut off${kept}`,
  };
}

async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
