import { formatMoney } from '../../core/money/decimal.ts';
import { money } from '../../core/money/money.ts';
import type { ImportReport } from '../../engine/imports/import-report.ts';
import type { PaymentReport } from '../../engine/post-payment.ts';
import type { Printed } from './printed.ts';

/* A wrong file can have a reject in every row; the store keeps them all. */
const SHOWN = 50;

/** @param report of payments, it also tells what came of returns and statements */
export function printImport(report: ImportReport & Partial<PaymentReport>, strict: boolean): Printed {
  const { accepted, unchanged, rejected } = report;
  const refused = report.rejectedInAll ?? rejected.length;
  const lines = [
    `${report.origin}: ${accepted} accepted, ${unchanged} unchanged, ${refused} rejected`,
    ...bankLines(report),
    ...adjustedLines(report),
    ...matchedLines(report.matched),
    ...warningLines(report),
  ];
  for (const row of rejected.slice(0, SHOWN)) {
    lines.push(`  ${placeOf(row.line, row.column)}: ${row.reason}`);
  }
  if (refused > SHOWN) lines.push(`  … and ${refused - SHOWN} more (all of them are kept in the store)`);
  if (report.secretsFile)
    lines.push(`The secrets of the new DTUs are in ${report.secretsFile}: put them on the devices, then delete the file.`);
  return { text: lines.join('\n'), code: strict && refused > 0 ? 1 : 0 };
}

function placeOf(line: number | null, column: string | null): string {
  return [line === null ? null : `line ${line}`, column === null ? null : `column ${column}`].filter(Boolean).join(', ') || 'the file';
}

function adjustedLines({ adjusted = [], waiting = [] }: ImportReport): string[] {
  const lines = adjusted.slice(0, SHOWN).map(({ leaseId, currency, charges, chargedMinor, credits, creditedMinor, earlier = false }) => {
    const parts = [
      ...(charges > 0 ? [`${formatMoney(money(chargedMinor, currency))} more (${count(charges, 'charge')})`] : []),
      ...(credits > 0 ? [`${formatMoney(money(creditedMinor, currency))} less (${count(credits, 'credit note')})`] : []),
    ];
    const said = `lease ${leaseId}, of what was charged before: ${parts.join(', ')}`;
    return earlier ? `  brought up to date: ${said}; not by this file: by what became known of it earlier` : `  ${said}`;
  });
  if (adjusted.length > SHOWN) lines.push(`  … and ${adjusted.length - SHOWN} more leases`);
  for (const { reason } of waiting.slice(0, SHOWN)) lines.push(`  waits to be adjusted: ${reason}`);
  return lines;
}

function warningLines({ warnings = [] }: ImportReport): string[] {
  const lines = warnings.slice(0, SHOWN).map(({ line, reason }) => `  warning: ${line === null ? '' : `line ${line}: `}${reason}`);
  if (warnings.length > SHOWN) lines.push(`  … and ${warnings.length - SHOWN} more warnings (--json prints them all)`);
  return lines;
}

/** Payments that waited in suspense until their charge came, a line each. */
export function matchedLines(matched: ImportReport['matched'] = []): string[] {
  const lines = matched
    .slice(0, SHOWN)
    .map(
      ({ paymentId, tenantId, reference }) => `  payment ${paymentId} waited in suspense and is ${tenantId}'s now: it names ${reference}`,
    );
  if (matched.length > SHOWN) lines.push(`  … and ${matched.length - SHOWN} more payments that waited in suspense`);
  return lines;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function bankLines({ returned = 0, aside = {}, statements = [], reopened = [] }: Partial<PaymentReport>): string[] {
  const lines = returned > 0 ? [`  ${returned} of the accepted: the bank took an earlier payment back`] : [];
  for (const [reason, count] of Object.entries(aside)) lines.push(`  ${count} left aside: ${reason}`);
  for (const { account, statementId, from, through, notCovered } of statements) {
    const days = from === null || through === null ? 'its days are not known' : from === through ? from : `${from} to ${through}`;
    lines.push(
      `  statement ${statementId} of ${account}: ${notCovered === null ? `covers ${days}` : `${days}, not covered: ${notCovered}`}`,
    );
  }
  for (const { account, closedOn, toldOf } of reopened) {
    lines.push(`  account ${account} was closed on ${closedOn}; this tells of ${toldOf}: it is open again (dunlock freshness)`);
  }
  return lines;
}
