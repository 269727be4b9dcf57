import type { ImportReport } from '../../engine/imports/import-report.ts';
import type { Printed } from './printed.ts';

/* A wrong file can have a reject in every row; the store keeps them all. */
const SHOWN = 50;

export function printImport(report: ImportReport, strict: boolean): Printed {
  const { accepted, unchanged, rejected } = report;
  const lines = [`${report.origin}: ${accepted} accepted, ${unchanged} unchanged, ${rejected.length} rejected`];
  for (const row of rejected.slice(0, SHOWN)) {
    const place = [row.line === null ? null : `line ${row.line}`, row.column === null ? null : `column ${row.column}`]
      .filter(Boolean)
      .join(', ');
    lines.push(`  ${place || 'the file'}: ${row.reason}`);
  }
  if (rejected.length > SHOWN) lines.push(`  … and ${rejected.length - SHOWN} more (all of them are kept in the store)`);
  if (report.secretsFile)
    lines.push(`The secrets of the new DTUs are in ${report.secretsFile}: put them on the devices, then delete the file.`);
  return { text: lines.join('\n'), code: strict && rejected.length > 0 ? 1 : 0 };
}
