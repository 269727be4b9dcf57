import type { ImportReport } from '../../engine/imports/import-report.ts';
import type { PaymentReport } from '../../engine/post-payment.ts';
import type { Printed } from './printed.ts';

/* A wrong file can have a reject in every row; the store keeps them all. */
const SHOWN = 50;

/** @param report of payments, it also tells what came of returns and statements */
export function printImport(report: ImportReport & Partial<PaymentReport>, strict: boolean): Printed {
  const { accepted, unchanged, rejected } = report;
  const refused = report.rejectedInAll ?? rejected.length;
  const lines = [`${report.origin}: ${accepted} accepted, ${unchanged} unchanged, ${refused} rejected`, ...bankLines(report)];
  for (const row of rejected.slice(0, SHOWN)) {
    const place = [row.line === null ? null : `line ${row.line}`, row.column === null ? null : `column ${row.column}`]
      .filter(Boolean)
      .join(', ');
    lines.push(`  ${place || 'the file'}: ${row.reason}`);
  }
  if (refused > SHOWN) lines.push(`  … and ${refused - SHOWN} more (all of them are kept in the store)`);
  if (report.secretsFile)
    lines.push(`The secrets of the new DTUs are in ${report.secretsFile}: put them on the devices, then delete the file.`);
  return { text: lines.join('\n'), code: strict && refused > 0 ? 1 : 0 };
}

function bankLines({ returned = 0, aside = {}, statements = [] }: Partial<PaymentReport>): string[] {
  const lines = returned > 0 ? [`  ${returned} of the accepted: the bank took an earlier payment back`] : [];
  for (const [reason, count] of Object.entries(aside)) lines.push(`  ${count} left aside: ${reason}`);
  for (const { account, statementId, from, through, notCovered } of statements) {
    const days = from === null || through === null ? 'its days are not known' : from === through ? from : `${from} to ${through}`;
    lines.push(
      `  statement ${statementId} of ${account}: ${notCovered === null ? `covers ${days}` : `${days}, not covered: ${notCovered}`}`,
    );
  }
  return lines;
}
