import type { AdvanceReport } from '../../engine/advance-cases.ts';
import { approval } from '../../engine/messages/approval.ts';
import { caseChange } from '../../engine/messages/case.ts';
import { due } from '../../engine/messages/due.ts';
import { message as messageKind } from '../../engine/messages/message.ts';
import { order } from '../../engine/messages/order.ts';
import { refusal } from '../../engine/messages/refusal.ts';
import { workOrder } from '../../engine/messages/work-order.ts';
import { pick } from '../common/due-rows.ts';
import type { Incoming } from '../common/incoming.ts';
import { noClock } from '../common/no-clock.ts';
import type { Answer } from '../common/on-input.ts';
import { list } from '../common/outgoing.ts';
import type { NodeAPI } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

/** `dunlock-lock-control`: opens cases and moves them up the evidence ladder. Outputs: orders, documents, cases, work orders, refusals. */
export default function lockControl(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-lock-control', () => ({
    rest: noClock,
    input: {
      door: { accepts: [due, approval] },
      handle: async (site, incoming) => {
        const which = casesOf(incoming);
        if (which.length === 0) return {};
        return answer(await site.advanceCases(which));
      },
    },
  }));
}

function casesOf({ topic, items }: Incoming): 'all' | string[] {
  if (topic === approval.topic) return [...new Set((items as readonly { caseId: string }[]).map((item) => item.caseId))];
  const { keys, day } = pick(items, ['case']);
  return day ? 'all' : keys;
}

function answer(report: AdvanceReport): Answer {
  const keys = (ids: readonly string[]) => ids.map((key) => ({ key }));
  const refused = report.refusals[0];
  const first = refused?.reasons[0];
  const wanted = report.cases.filter((change) => change.approvalWanted).length;
  const parts = [
    `${report.cases.length} moved`,
    ...(wanted > 0 ? [`${wanted} wait for approval`] : []),
    ...(report.orders.length > 0 ? [`${report.orders.length} to lock`] : []),
    ...(first ? [`${report.refusals.length} refused: ${first.rule} ${first.text}`] : []),
  ];
  return {
    outputs: [
      [list(order, keys(report.orders))],
      [list(messageKind, keys(report.documents))],
      [list(caseChange, report.cases)],
      [list(workOrder, report.workOrders)],
      [list(refusal, report.refusals)],
    ],
    mood: report.workOrders.length > 0 || wanted > 0 ? 'attention' : 'ok',
    text: parts.join(', '),
  };
}
