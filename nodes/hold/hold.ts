import { hold } from '../../engine/messages/hold.ts';
import type { HoldReport, HoldRequest } from '../../engine/place-hold.ts';
import { registerAdmin } from '../common/admin/register.ts';
import { MessageProblem } from '../common/incoming.ts';
import { placedAnswer } from '../common/placed-answer.ts';
import type { NodeAPI } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

/** `dunlock-hold`: places typed holds (dispute, promise, plan, insolvency). A wire may place one, never lift it. Outputs: placed, refused. */
export default function holdNode(RED: NodeAPI): void {
  registerAdmin(RED);
  registerWorkNode(RED, 'dunlock-hold', () => ({
    input: {
      door: { accepts: [hold], otherwise: hold },
      handle: async (site, { items, message }) => {
        const reports: HoldReport[] = [];
        for (const item of items) reports.push(await site.placeHold(asRequest(item)));
        return placedAnswer(hold, reports, Array.isArray(message.payload));
      },
    },
  }));
}

function asRequest(item: unknown): HoldRequest {
  if (typeof item === 'object' && item !== null && 'tenantId' in item) return item as HoldRequest;
  throw new MessageProblem('not-a-hold', 'msg.payload is what a hold node said, no hold: give type, tenantId, owner, reason and until');
}
