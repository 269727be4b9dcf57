import type { EngineContext } from '../engine/context.ts';
import { answerQuestion, type ReportAnswer } from '../engine/reports/answer.ts';
import { type Report, report } from '../engine/reports/question.ts';

/** Questions to the ledger. */
export interface ReportSite {
  /** Answers a question as it comes from a command, a message or a URL: `{report: 'aging', asOf: '2026-01-31'}`. Rejects with a `ReportError` that says what is wrong with it. */
  report(question: unknown): Promise<Report>;
  /** The same for questions of anybody, in the form that `format` names (`report`, `rows`, `csv`): what is wrong with one comes back as a sentence. */
  answerQuestion(question: Readonly<Record<string, unknown>>): Promise<ReportAnswer>;
  /** Every tenant with its name, for choosing one. */
  tenants(): Promise<{ readonly tenantId: string; readonly name: string }[]>;
}

/** @param held holds civil time while a use case runs */
export function reportSite(context: EngineContext, held: <T>(what: string, work: () => Promise<T>) => Promise<T>): ReportSite {
  return {
    report: (question) => held('read', () => report(context, question)),
    answerQuestion: (question) => held('read', () => answerQuestion(context, question)),
    tenants: () =>
      held('read', () => context.store.read(async (tx) => (await tx.estate.tenants()).map(({ tenantId, name }) => ({ tenantId, name })))),
  };
}
