import type { EngineContext } from '../context.ts';
import { type Report, report } from './question.ts';
import { ReportError } from './report-error.ts';
import { csvLines, type Row } from './table.ts';
import { tableOf } from './tables.ts';

/** How an answer is wanted: as the whole report, as rows for a table, or as the text of a CSV file. */
export const FORMATS = ['report', 'rows', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** An answer in the form that was asked for, or the sentence that says what is wrong with the question. */
export type ReportAnswer =
  | {
      readonly ok: true;
      readonly report: Report['report'];
      readonly format: Format;
      readonly body: Report | readonly Row[] | string;
      readonly lines: number;
      /** Where the next page begins; null on the last one and where there are no pages. */
      readonly next: string | null;
    }
  | { readonly ok: false; readonly problem: string };

/** Answers a question that may come from anybody: what is wrong with it comes back as data. The question may hold `format`. */
export async function answerQuestion(context: EngineContext, asked: Readonly<Record<string, unknown>>): Promise<ReportAnswer> {
  const { format = 'report', ...question } = asked;
  const wanted = FORMATS.find((each) => each === format);
  if (wanted === undefined) return { ok: false, problem: `format '${String(format)}': give ${FORMATS.join(', ')}` };
  try {
    const found = await report(context, question);
    const table = tableOf(found);
    const body = wanted === 'report' ? found : wanted === 'rows' ? table.rows : `${csvLines(table).join('\n')}\n`;
    const next = 'next' in found ? found.next : null;
    return { ok: true, report: found.report, format: wanted, body, lines: table.rows.length, next };
  } catch (error) {
    if (error instanceof ReportError) return { ok: false, problem: error.message };
    throw error;
  }
}
