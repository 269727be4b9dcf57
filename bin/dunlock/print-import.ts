import { formatMoney } from '../../core/money/decimal.ts';
import { money } from '../../core/money/money.ts';
import { daysInWords } from '../../engine/feeds/what-to-do.ts';
import type { AdjustedLease, ImportReport, ImportWarning } from '../../engine/imports/import-report.ts';
import type { WaitingMatched } from '../../engine/payments/match-waiting.ts';
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
    ...listed(rejected, (row) => `${placeOf(row.line, row.column)}: ${row.reason}`, '(all of them are kept in the store)', refused),
  ];
  if (report.secretsFile)
    lines.push(`The secrets of the new DTUs are in ${report.secretsFile}: put them on the devices, then delete the file.`);
  return { text: lines.join('\n'), code: strict && refused > 0 ? 1 : 0 };
}

/* The first lines of a list, and how many more there are. @param more what they are */
function listed<One>(all: readonly One[], line: (one: One) => string, more: string, count = all.length): string[] {
  const lines = all.slice(0, SHOWN).map((one) => `  ${line(one)}`);
  return count > SHOWN ? [...lines, `  … and ${count - SHOWN} more ${more}`] : lines;
}

function placeOf(line: number | null, column: string | null): string {
  return [line === null ? null : `line ${line}`, column === null ? null : `column ${column}`].filter(Boolean).join(', ') || 'the file';
}

function adjustedLines({ adjusted = [], waiting = [] }: ImportReport): string[] {
  const line = ({ leaseId, currency, charges, chargedMinor, credits, creditedMinor, earlier }: AdjustedLease): string => {
    const parts = [
      ...(charges > 0 ? [`${formatMoney(money(chargedMinor, currency))} more (${count(charges, 'charge')})`] : []),
      ...(credits > 0 ? [`${formatMoney(money(creditedMinor, currency))} less (${count(credits, 'credit note')})`] : []),
    ];
    const said = `lease ${leaseId}, of what was charged before: ${parts.join(', ')}`;
    return earlier ? `brought up to date: ${said}; not by this file: by what became known of it earlier` : said;
  };
  const lines = listed(adjusted, line, 'leases');
  for (const { reason } of waiting.slice(0, SHOWN)) lines.push(`  waits to be adjusted: ${reason}`);
  return lines;
}

function warningLines({ warnings = [] }: ImportReport): string[] {
  const told = ({ line, reason }: ImportWarning): string => `warning: ${line === null ? '' : `line ${line}: `}${reason}`;
  return listed(warnings, told, 'warnings (--json prints them all)');
}

/** Payments that waited in suspense until their charge came, a line each. */
export function matchedLines(matched: ImportReport['matched'] = []): string[] {
  const told = ({ paymentId, tenantId, reference }: WaitingMatched): string =>
    `payment ${paymentId} waited in suspense and is ${tenantId}'s now: it names ${reference}`;
  return listed(matched, told, 'payments that waited in suspense');
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function bankLines({ returned = 0, aside = {}, statements = [], reopened = [] }: Partial<PaymentReport>): string[] {
  const lines = returned > 0 ? [`  ${returned} of the accepted: the bank took an earlier payment back`] : [];
  for (const [reason, count] of Object.entries(aside)) lines.push(`  ${count} left aside: ${reason}`);
  for (const { account, statementId, from, through, notCovered } of statements) {
    const days = from === null || through === null ? 'its days are not known' : daysInWords({ from, through });
    lines.push(
      `  statement ${statementId} of ${account}: ${notCovered === null ? `covers ${days}` : `${days}, not covered: ${notCovered}`}`,
    );
  }
  for (const { account, closedOn, toldOf } of reopened) {
    lines.push(`  account ${account} was closed on ${closedOn}; this tells of ${toldOf}: it is open again (dunlock freshness)`);
  }
  return lines;
}
