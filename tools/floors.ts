import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkHouse } from './floors/check.ts';
import { describeFinding } from './floors/finding.ts';

/** `npm run floors`: prints every breach of the house rules and ends with 1 if there is one. `npm test` runs the same check as a test. */
const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');
const report = await checkHouse(root);
for (const finding of report.findings) console.log(describeFinding(finding));
console.log(`${report.files} files, ${report.imports} imports, ${report.findings.length} findings`);
process.exitCode = report.findings.length > 0 || report.files === 0 ? 1 : 0;
