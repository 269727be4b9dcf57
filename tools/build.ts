import { existsSync, globSync } from 'node:fs';
import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { thirdParty } from './build/third-party.ts';

/**
 * `node tools/build.ts`: bundles the nodes and the commands into `dist/`, with the small libraries in it and the large ones outside,
 * copies what is no code (dialogs, locales, the page, the twin's data), the flows to `examples/`, and lists the licences of what it bundled.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/* Large libraries with a life of their own stay dependencies; Node-RED is the host. */
const EXTERNAL = [/^node:/, 'aedes', 'mqtt', 'express', /^node-red/];

/* One chunk for the site and everything below it: were it copied into each node, each would have its own broker and store. */
const SITE = /[\\/](core|adapters|engine|site)[\\/](?!.*node_modules)/;
/* Libraries that only the reader of contracts loads, in its own thread. */
const PDF = /[\\/]node_modules[\\/]pdfjs-dist[\\/]/;
const WORD =
  /[\\/]node_modules[\\/](@xmldom|argparse|base64-js|core-util-is|dingbat-to-unicode|duck|immediate|inherits|isarray|jszip|lie|lop|mammoth|option|pako|process-nextick-args|readable-stream|safe-buffer|setimmediate|sprintf-js|string_decoder|underscore|util-deprecate|xmlbuilder)[\\/]/;
const READER = /[\\/]adapters[\\/]documents[\\/]worker[\\/](?!read-)/;
const THREADS = /[\\/]adapters[\\/](documents|store[\\/]sqlite)[\\/]worker[\\/]/;
const LIBRARIES = /[\\/]node_modules[\\/](?!commander|pure-rand)/;

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  'node-red': { nodes: Record<string, string> };
};

const { output } = await build({
  cwd: root,
  input: entries(),
  platform: 'node',
  external: EXTERNAL,
  logLevel: 'warn',
  output: {
    dir: join(root, 'dist'),
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    codeSplitting: {
      groups: [
        { name: 'pdf', test: PDF, priority: 6 },
        { name: 'word', test: WORD, priority: 5 },
        { name: 'reader', test: READER, priority: 4 },
        { name: 'libraries', test: LIBRARIES, priority: 3 },
        { name: 'site', test: (id) => SITE.test(id.slice(root.length)) && !THREADS.test(id) && !id.includes('/nodes/'), priority: 2 },
        { name: 'nodes', test: /[\\/]nodes[\\/]common[\\/]/, priority: 1 },
      ],
    },
  },
});
await copyRest();
const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
await writeFile(join(root, 'THIRD-PARTY.md'), await thirdParty(modules));

/** Every node that package.json names, and the commands that exist. */
function entries(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const file of Object.values(manifest['node-red'].nodes)) {
    const name = file.replace(/^dist\//, '').replace(/\.js$/, '');
    found[name] = join(root, `${name}.ts`);
  }
  found['workers/read-document'] = join(root, 'adapters', 'documents', 'worker', 'read-document.ts');
  found['workers/checkpoint'] = join(root, 'adapters', 'store', 'sqlite', 'worker', 'checkpoint.ts');
  for (const command of ['dunlock', 'dunlock-sim', 'start']) {
    const file = join(root, 'bin', `${command}.ts`);
    if (existsSync(file)) found[`bin/${command}`] = file;
  }
  return found;
}

async function copyRest(): Promise<void> {
  const dialogs = globSync('nodes/*/*.html', { cwd: root });
  const locales = globSync('nodes/*/locales/*/*', { cwd: root });
  const data = globSync('simulator/data/*', { cwd: root });
  await cp(join(root, 'node_modules', 'pdfjs-dist', 'cmaps'), join(root, 'dist', 'cmaps'), { recursive: true });
  for (const file of [...dialogs, ...locales, ...data]) {
    const target = join(root, 'dist', file);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(root, file), target);
  }
  await rm(join(root, 'examples'), { recursive: true, force: true });
  await mkdir(join(root, 'examples'));
  for (const file of globSync('flows/*.json', { cwd: root }))
    await cp(join(root, file), join(root, 'examples', file.slice('flows/'.length)));
  for (const file of globSync('dist/bin/*.js', { cwd: root })) await chmod(join(root, file), 0o755);
}
