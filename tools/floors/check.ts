import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Finding } from './finding.ts';
import { FLOORS, floorOf, judgeImport, judgePackage } from './rules.ts';
import { type Scan, scan } from './scan.ts';

/** A file that is longer does more than one thing. */
export const MOST_LINES = 300;

/** Folders that hold code: the floors, and what stands around the house. */
const FOLDERS = [...Object.keys(FLOORS), 'tools', 'bench', 'test'];

export interface HouseReport {
  /** How many files were read: a check that read nothing proves nothing. */
  readonly files: number;
  readonly imports: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks every `.ts` file of a repository: imports go down, `core/` is pure, no file is too long (tests may be).
 * @param root absolute path of the repository
 */
export async function checkHouse(root: string): Promise<HouseReport> {
  const findings: Finding[] = [];
  let imports = 0;
  const files = (await Promise.all(FOLDERS.map((folder) => sources(root, folder)))).flat();
  for (const file of files) {
    const source = await readFile(join(root, file), 'utf8');
    const scanned = tryScan(source);
    if (typeof scanned === 'string') findings.push({ file, line: 1, rule: 'syntax', message: scanned });
    else {
      imports += scanned.imports.length;
      findings.push(...judgeFile(file, scanned));
    }
    findings.push(...judgeSize(file, source));
  }
  return { files: files.length, imports, findings };
}

function tryScan(source: string): Scan | string {
  try {
    return scan(source);
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function* judgeFile(file: string, scanned: Scan): Generator<Finding> {
  for (const site of scanned.imports) {
    const local = site.specifier.startsWith('.');
    const to = posix.normalize(posix.join(posix.dirname(file), site.specifier));
    const message = local ? judgeImport(file, to, site) : judgePackage(file, site);
    if (message !== null) yield { file, line: site.line, rule: 'floor', message };
  }
  if (floorOf(file) !== 'core') return;
  for (const { what, line } of scanned.impure) {
    yield { file, line, rule: 'pure', message: `uses ${what}: time, chance and seeds come into core/ as arguments` };
  }
}

function judgeSize(file: string, source: string): Finding[] {
  const lines = source.trimEnd().split('\n').length;
  if (lines <= MOST_LINES || file.startsWith('test/')) return [];
  return [{ file, line: MOST_LINES + 1, rule: 'size', message: `has ${lines} lines, more than ${MOST_LINES}: split it by what it does` }];
}

async function sources(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.m?ts$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.includes('/node_modules/'))
    .sort();
}
