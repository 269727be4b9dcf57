import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import type { ChromiumBinary } from './chromium.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const packed = join(root, 'node_modules', '@sparticuz', 'chromium');

/**
 * Unpacks the Chromium of the dev dependency once a version into the project's own cache: its own code would use a fixed place in the system's temporary folder.
 * Safe beside another process that does the same: whoever is second throws its copy away.
 */
export async function unpackChromium(): Promise<ChromiumBinary> {
  const manifest: { version: string } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8'));
  const cache = join(root, '.cache', 'chromium');
  const folder = join(cache, manifest.version);
  if (!(await exists(join(folder, 'chromium')))) {
    await mkdir(cache, { recursive: true });
    const fresh = await mkdtemp(join(cache, 'unpacking-'));
    try {
      await unpackInto(fresh, folder);
      await rename(fresh, folder).catch(async (error: unknown) => {
        if (!(await exists(join(folder, 'chromium')))) throw error;
      });
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  }
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter((part) => part !== undefined && part !== '');
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_PATH: join(folder, 'fontconfig') },
  };
}

/** @param folder where `fresh` will stand in the end: fonts.conf names it */
async function unpackInto(fresh: string, folder: string): Promise<void> {
  const binary = join(fresh, 'chromium');
  await pipeline(createReadStream(join(packed, 'bin', 'chromium.br')), createBrotliDecompress(), createWriteStream(binary));
  await chmod(binary, 0o755);
  for (const name of ['al2023', 'fonts']) await untar(join(packed, 'bin', `${name}.tar.br`), join(fresh, name));
  await mkdir(join(fresh, 'fontconfig'));
  await writeFile(join(fresh, 'fontconfig', 'fonts.conf'), fontsConf(join(folder, 'fonts'), join(folder, 'fontconfig', 'cache')));
}

/* By way of a file: tar stops reading at the end mark of the archive, which a pipe still being written to would take for an error. */
async function untar(archive: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = `${folder}.tar`;
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(file));
  const tar = spawn('tar', ['-xf', file, '-C', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    tar.on('error', reject);
    tar.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code} on ${archive}`))));
  });
  await rm(file);
}

/** Without a font that it can find, Chromium gives text no height. */
function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${cache}</cachedir>
</fontconfig>
`;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
