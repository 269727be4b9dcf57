import type { ImportInput, ImportReport } from '../../engine/imports/import-report.ts';
import { importReport } from '../../engine/messages/import.ts';
import { reject } from '../../engine/messages/reject.ts';
import { MessageProblem } from './incoming.ts';
import type { Answer } from './on-input.ts';
import { list, one } from './outgoing.ts';
import type { NodeMessage } from './red.ts';
import { count } from './status.ts';

/**
 * What an import node hands to the site: the payload as content (a file's bytes or text, rows, or one JSON document) and where it came from.
 * `msg.filename`, as the file nodes set it, names the origin; else the node's own name does.
 * @throws MessageProblem when the payload is none of these
 */
export function importInput(message: NodeMessage, name: string): ImportInput {
  const { payload } = message;
  const filename = message.filename;
  const origin = typeof filename === 'string' && filename !== '' ? filename : name;
  if (typeof payload === 'string' || payload instanceof Uint8Array || Array.isArray(payload)) return { content: payload, origin };
  if (typeof payload === 'object' && payload !== null) return { content: payload as Readonly<Record<string, unknown>>, origin };
  throw new MessageProblem(
    'no-content',
    `msg.payload is ${payload === null ? 'null' : `of type ${typeof payload}`}: give a file's text or bytes, rows, or one JSON document`,
  );
}

/**
 * The answer of every import: the report on the first output, what was refused on the second.
 * @param bad how many were refused, where the report does not hold them all
 */
export function importAnswer(report: ImportReport, bad: number = report.rejected.length): Answer {
  return {
    outputs: [[one(importReport, report)], [list(reject, report.rejected)]],
    mood: bad > 0 ? 'attention' : 'ok',
    text: `${report.accepted} accepted, ${report.unchanged} unchanged, ${count(bad, 'reject')}`,
  };
}
