import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

/**
 * The list of libraries that are bundled into the build, with their licences in full.
 * @param modules paths of every module in the bundle
 * @returns Markdown for `THIRD-PARTY.md`
 * @throws when a bundled library has no licence text: it may not be shipped
 */
export async function thirdParty(modules: readonly string[]): Promise<string> {
  const folders = new Set<string>();
  for (const id of modules) {
    const match = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id);
    if (match?.[1]) folders.add(match[1]);
  }
  const bundled = await Promise.all([...folders].map(read));
  bundled.sort((a, b) => a.name.localeCompare(b.name));
  const parts = bundled.map(
    ({ name, version, licence, text }) => `## ${name} ${version} (${licence})\n\n\`\`\`text\n${text.trim()}\n\`\`\`\n`,
  );
  return `# Bundled libraries\n\nThe files in \`dist/\` contain code of these libraries, unchanged but for bundling, under their own licences.\n\n${parts.join('\n')}`;
}

async function read(folder: string): Promise<Bundled> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license?: string };
  const text = await licenceOf(folder, manifest.name);
  if (text === null || !manifest.license) throw new Error(`${manifest.name} has no licence text in its package: it may not be bundled`);
  return { name: manifest.name, version: manifest.version, licence: manifest.license, text };
}

/* A library that leaves its licence out of its package: the text as it stands in its repository is kept here. */
async function licenceOf(folder: string, name: string): Promise<string | null> {
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  if (file) return readFile(join(folder, file), 'utf8');
  const kept = join(import.meta.dirname, 'licences', `${name}.txt`);
  return existsSync(kept) ? readFile(kept, 'utf8') : null;
}
