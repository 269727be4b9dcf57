import { ledgerReport } from '../../engine/messages/report.ts';
import type { ReportAnswer } from '../../engine/reports/answer.ts';
import type { Answer } from '../common/on-input.ts';
import type { NodeAPI, NodeMessage, WorkConfig } from '../common/red.ts';
import { count } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

export interface StatementConfig extends WorkConfig {
  /** Which report; '' = the message says it. */
  readonly report: string;
  /** `report`, `rows` or `csv`; what a message says goes before it. */
  readonly format: string;
}

/**
 * `dunlock-statement`: answers questions to the ledger, for a table, an HTTP endpoint or a file. Outputs: answer, refused.
 * The report that the dialog sets a message cannot change: an endpoint of one report gives no other.
 */
export default function statement(RED: NodeAPI): void {
  registerWorkNode<StatementConfig>(RED, 'dunlock-statement', (config) => ({
    input: {
      door: { accepts: 'content' },
      handle: async (site, { message }) => answerOf(await site.answerQuestion(questionOf(message, config))),
    },
  }));
}

function questionOf({ payload, chart }: NodeMessage & { chart?: unknown }, config: StatementConfig): Record<string, unknown> {
  const asked = typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? { ...payload } : {};
  return {
    format: config.format || 'report',
    ...asked,
    ...(chart === undefined ? {} : { chart }),
    ...(config.report ? { report: config.report } : {}),
  };
}

function answerOf(answer: ReportAnswer): Answer {
  const { topic } = ledgerReport;
  if (!answer.ok) {
    const refused = { topic, one: { error: answer.problem }, beside: { statusCode: 400 } };
    return { outputs: [[], [refused]], mood: 'attention', text: answer.problem };
  }
  const file = {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${answer.report}.csv"` },
  };
  const beside = { statusCode: 200, ...(answer.format === 'csv' ? file : {}) };
  const more = answer.next === null ? '' : ', more on the next page';
  return { outputs: [[{ topic, one: answer.body, beside }]], mood: 'ok', text: `${answer.report}: ${count(answer.lines, 'line')}${more}` };
}
