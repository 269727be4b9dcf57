import { type StopAsked, stop } from '../../engine/messages/stop.ts';
import type { StopReport } from '../../engine/set-stop.ts';
import { registerAdmin } from '../common/admin/register.ts';
import { MessageProblem } from '../common/incoming.ts';
import { placedAnswer } from '../common/placed-answer.ts';
import type { NodeAPI, WorkConfig } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

export interface StopConfig extends WorkConfig {
  /** Who pulls this lever (`fire panel`): set here and nowhere else, since a message could claim anything. */
  readonly by: string;
}

/** `dunlock-stop`: stops locking for the site, a tenant or a circuit, or isolates a circuit for safety. A wire may stop, never lift. Outputs: placed, refused. */
export default function stopNode(RED: NodeAPI): void {
  registerAdmin(RED);
  registerWorkNode<StopConfig>(RED, 'dunlock-stop', (config, node) => ({
    input: {
      door: { accepts: [stop], otherwise: stop },
      handle: async (site, { items, message }) => {
        const by = { name: config.by || config.name || `node ${node.id}`, authenticated: false, via: 'admin' as const };
        const reports: StopReport[] = [];
        for (const item of items) reports.push(await site.setStop({ ...asAsked(item), by }));
        return placedAnswer(stop, reports, Array.isArray(message.payload));
      },
    },
  }));
}

function asAsked(item: unknown): StopAsked {
  if (typeof item === 'object' && item !== null && 'scope' in item) return item as StopAsked;
  throw new MessageProblem('not-a-stop', 'msg.payload is what a stop node said, no stop: give kind, scope, target and reason');
}
