import { order } from '../../engine/messages/order.ts';
import { payment } from '../../engine/messages/payment.ts';
import { importAnswer, importInput } from '../common/import-node.ts';
import { MessageProblem } from '../common/incoming.ts';
import { list } from '../common/outgoing.ts';
import type { NodeAPI, NodeMessage } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

/**
 * `dunlock-payment-import`: what the bank says came in. Outputs: report, rejects, payments, unlock orders (copies: the site has taken them already).
 * `msg.coveredThrough` (a date) says up to which day the bank has told everything, even when no money came.
 */
export default function paymentImport(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-payment-import', (config) => ({
    input: {
      door: { accepts: 'content' },
      handle: async (site, { message }) => {
        const report = await site.importPayments(importInput(message, config.name || 'bank'), coverage(message));
        const { posted, cases: _cases, orders, ...plain } = report;
        const answer = importAnswer(plain);
        return {
          ...answer,
          outputs: [
            ...(answer.outputs ?? []),
            [list(payment, posted)],
            [
              list(
                order,
                orders.map((key) => ({ key })),
              ),
            ],
          ],
          text: orders.length > 0 ? `${answer.text}, ${orders.length} to unlock` : (answer.text ?? ''),
        };
      },
    },
  }));
}

function coverage(message: NodeMessage): { coveredThrough?: string } {
  const through = message.coveredThrough;
  if (through === undefined || through === null || through === '') return {};
  if (typeof through === 'string') return { coveredThrough: through };
  throw new MessageProblem('bad-coverage', `msg.coveredThrough is of type ${typeof through}: give a date such as 2026-10-01`);
}
