import type { AnswerReport } from '../../engine/contracts/answer-term.ts';
import type { ContractImport, ContractReport, ContractSummary, QuoteShown, ReviewedTerm } from '../../engine/contracts/contract-report.ts';
import { printImport } from './print-import.ts';
import type { Printed } from './printed.ts';

const LONGEST_QUOTE = 90;

/** A contract that was imported: as any import, and what waits in it. */
export function printContractImport(report: ContractImport, strict: boolean): Printed {
  if (report.contract === null) return { ...printImport(report, strict), code: 1 };
  const shown = printContract(report.contract);
  return { text: shown.text, code: strict && report.rejected.length > 0 ? 1 : 0 };
}

/** The review list. */
export function printContracts(contracts: readonly ContractSummary[]): Printed {
  if (contracts.length === 0) return { text: 'No contract waits.', code: 0 };
  const lines = contracts.map(
    ({ contractId, title, origin, formId, leaseId, waiting }) =>
      `${contractId}  ${title === origin ? '' : `${title}  `}${origin} (${formId})  ${waiting.length > 0 ? `waits: ${waiting.join(', ')}` : leaseId === null ? 'whole, not imported' : `lease ${leaseId}`}`,
  );
  return { text: lines.join('\n'), code: 0 };
}

/** A contract term by term: what was found, where it stands, and what a person said of it. */
export function printContract(contract: ContractReport): Printed {
  const { contractId, title, origin, form, state, leaseId, terms, waiting, assumed, refused } = contract;
  const lines = [`${contractId}  ${title === origin ? '' : `${title}  `}${origin}  read by ${form.formId} (version ${form.version})`];
  for (const term of terms.filter(({ status, answer }) => status !== 'absent' || answer !== null)) lines.push(...termLines(term));
  const absent = terms.filter(({ status, answer }) => status === 'absent' && answer === null).map(({ name }) => name);
  if (absent.length > 0) lines.push(`  not in the contract, as far as the form can tell: ${absent.join(', ')}`);
  for (const sentence of assumed) lines.push(`  assumed: ${sentence}`);
  if (state === 'imported') lines.push(`Imported as lease ${leaseId}.`);
  else if (waiting.length > 0) {
    lines.push(`${waiting.length} to answer: ${waiting.join(', ')}`);
    lines.push(`  dunlock review answer ${contractId} <term> <value as JSON, or null> --reason "…"`);
    if (waiting.some((name) => name.startsWith('unread:')))
      lines.push(
        `  dunlock review answer ${contractId} unread nothing --reason "…"   for all unread sentences, when none of them charges anything`,
      );
  } else lines.push(notImported(refused));
  return { text: lines.join('\n'), code: 0 };
}

/** What came of an answer. */
export function printAnswer(report: AnswerReport): Printed {
  if (!report.ok || report.contract === null) return { text: `not recorded: ${report.reason}`, code: 1 };
  return { ...printContract(report.contract), code: report.contract.state === 'refused' ? 1 : 0 };
}

function notImported(refused: ContractReport['refused']): string {
  const reasons = refused.map(({ column, reason }) => (column === null ? reason : `${column}: ${reason}`));
  return reasons.length === 0 ? 'It is whole, and was not imported.' : `It is whole, and was not imported: ${reasons.join('; ')}`;
}

function termLines({ name, status, value, reason, quotes, answer, waits }: ReviewedTerm): string[] {
  const found = status === 'found' ? JSON.stringify(value) : `${status}: ${reason}`;
  const lines = [`${waits ? '?' : ' '} ${name}: ${found}`];
  for (const quote of quotes.slice(0, status === 'found' ? 1 : 4)) lines.push(`      ${placeOf(quote)} “${shortened(quote.text)}”`);
  if (answer !== null) lines.push(`      answered ${JSON.stringify(answer.value)} by ${answer.by}, ${answer.at}: ${answer.reason}`);
  return lines;
}

function placeOf({ page, line, clause }: QuoteShown): string {
  const parts = [page === null ? null : `page ${page}`, line === null ? null : `line ${line}`, clause === null ? null : `clause ${clause}`];
  return `${parts.filter((part) => part !== null).join(', ')}:`;
}

function shortened(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length > LONGEST_QUOTE ? `${one.slice(0, LONGEST_QUOTE)}…` : one;
}
