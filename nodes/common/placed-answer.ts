import type { MessageKind } from '../../engine/messages/kind.ts';
import { MessageProblem } from './incoming.ts';
import type { Answer } from './on-input.ts';
import { list, one } from './outgoing.ts';

/** The answer of `hold` and `stop`: what was placed on the first output, what was refused on the second; one thing in, one thing out. */
export function placedAnswer<T extends { readonly ok: boolean; readonly reason: string }>(
  kind: MessageKind<unknown>,
  reports: readonly T[],
  many: boolean,
): Answer {
  if (reports.length === 0) throw new MessageProblem('empty', 'msg.payload holds nothing: give one thing, or a list of them');
  const placed = reports.filter((report) => report.ok);
  const refused = reports.filter((report) => !report.ok);
  const put = (some: readonly T[]) => (many ? [list(kind, some)] : some.map((report) => one(kind, report)));
  return {
    outputs: [put(placed), put(refused)],
    mood: refused.length > 0 ? 'attention' : 'ok',
    text: refused[0] ? `refused: ${refused[0].reason}` : `${placed.length} placed`,
  };
}
