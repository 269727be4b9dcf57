import type { Instant } from '../../core/calendar/civil.ts';
import { formatMinor } from '../../core/money/decimal.ts';
import { money } from '../../core/money/money.ts';

/** One line of a bank statement. */
export interface StatementLine {
  readonly paymentId: string;
  /** Empty where the payer gave only a reference. */
  readonly tenantId: string;
  readonly payer: string;
  readonly reference: string;
  readonly minor: number;
  readonly currency: string;
  readonly paidAt: Instant;
}

const HEADER = 'paymentId,tenantId,payer,reference,amount,currency,paidAt';

/** A statement as CSV; only its header when nothing was paid. */
export function statementCsv(lines: readonly StatementLine[]): string {
  const rows = lines.map((line) =>
    [line.paymentId, line.tenantId, line.payer, line.reference, formatAmount(line), line.currency, line.paidAt].map(cell).join(','),
  );
  return `${[HEADER, ...rows].join('\n')}\n`;
}

function formatAmount({ minor, currency }: StatementLine): string {
  return formatMinor(money(minor, currency));
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
