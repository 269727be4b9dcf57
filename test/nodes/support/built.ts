import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './packed.ts';

/** Makes sure that there is a build; `npm test` has made one before it comes here. */
export function built(): void {
  if (existsSync(join(ROOT, 'dist', 'nodes', 'site', 'site.html'))) return;
  execFileSync(process.execPath, [join(ROOT, 'tools', 'build.ts')], { stdio: 'inherit' });
}
