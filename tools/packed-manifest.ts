import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm pack` runs this before and after (`prepack`, `postpack`). The repository brings its own Node 24 as an optional dependency;
 * in the tarball that would put 189 MB into the user's Node-RED directory, so the packed manifest goes without it, and without what only the repository needs.
 * A pack that was cut short leaves the original beside it; the next `prepack` or `postpack` starts from that.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const manifest = join(root, 'package.json');
const original = join(root, 'package.json.original');

if (process.argv[2] === 'strip') {
  if (existsSync(original)) copyFileSync(original, manifest);
  else copyFileSync(manifest, original);
  const { optionalDependencies: _node, devDependencies: _dev, scripts: _scripts, ...packed } = JSON.parse(readFileSync(original, 'utf8'));
  writeFileSync(manifest, `${JSON.stringify(packed, null, 2)}\n`);
} else if (process.argv[2] === 'restore') {
  if (existsSync(original)) renameSync(original, manifest);
} else {
  process.stderr.write('usage: node tools/packed-manifest.ts strip|restore (npm pack calls it)\n');
  process.exitCode = 2;
}
