#!/usr/bin/env node
import { nodeTooOld } from './node-version.ts';

const tooOld = nodeTooOld(process.versions.node);
if (tooOld) {
  process.stderr.write(`${tooOld}\n`);
  process.exitCode = 2;
} else {
  const { main } = await import('./dunlock-sim/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
