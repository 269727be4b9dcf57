import type { OrderResult, TakeOutcome } from '../../engine/carry-out-orders.ts';
import { type EffectKey, message as messageKind } from '../../engine/messages/message.ts';
import { order } from '../../engine/messages/order.ts';
import { orderResult } from '../../engine/messages/order-result.ts';
import { firstOnly } from '../common/first-only.ts';
import { list, type Outgoing } from '../common/outgoing.ts';
import type { Node, NodeAPI } from '../common/red.ts';
import { setStatus } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

/**
 * `dunlock-switch`: takes orders to relays and valves, and says how they ended. Outputs: confirmed, refused, unknown, documents.
 * A message is done when its order is claimed; the result comes later, also of orders that an earlier switch node had taken.
 */
export default function switchNode(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-switch', (_config, node) => {
    const tally = newTally(node);
    return {
      input: {
        door: { accepts: [order] },
        handle: async (site, { items }) => {
          const refused: TakeOutcome[] = [];
          for (const item of items) {
            const outcome = await site.takeOrder((item as EffectKey).key, `switch ${node.id}`);
            // The site takes unlocks itself; what the wire carries of them is a copy, and that somebody has it is as it should be.
            const copy = outcome.state === 'not-yours' && outcome.key.startsWith('unlock/');
            if (outcome.state !== 'taken' && !copy) refused.push(outcome);
          }
          const first = refused[0];
          if (!first) return {};
          return {
            outputs: [null, [list(order, refused)]],
            mood: 'attention',
            text: `refused: ${first.reasons[0]?.text ?? first.state} (${first.key})`,
          };
        },
      },
      opened: (site, emit) =>
        firstOnly(site, (isFirst) =>
          site.onOrderResult((result) => {
            if (!isFirst()) return;
            tally(result);
            emit(outputsOf(result));
          }),
        ),
    };
  });
}

function outputsOf(result: OrderResult): (readonly Outgoing[] | null)[] {
  const ended = [list(orderResult, [result])];
  const documents = [
    list(
      messageKind,
      result.documents.map((key) => ({ key })),
    ),
  ];
  const place = result.outcome === 'done' ? 0 : result.outcome === 'unknown' ? 2 : 1;
  return [0, 1, 2].map((output) => (output === place ? ended : null)).concat([documents]);
}

function newTally(node: Node): (result: OrderResult) => void {
  const locked = new Set<string>();
  const doubtful = new Set<string>();
  return (result) => {
    if (result.outcome === 'unknown') doubtful.add(result.orderId);
    else doubtful.delete(result.orderId);
    if (result.outcome === 'done' && result.action === 'lock') locked.add(result.circuitId);
    if (result.outcome === 'done' && result.action === 'unlock') locked.delete(result.circuitId);
    setStatus(
      node,
      doubtful.size > 0 || result.physics === 'contradicts' ? 'attention' : 'ok',
      `locked ${locked.size}, in doubt ${doubtful.size}`,
    );
  };
}
