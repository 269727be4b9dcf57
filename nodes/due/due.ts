import { due as dueKind } from '../../engine/messages/due.ts';
import { list } from '../common/outgoing.ts';
import type { NodeAPI } from '../common/red.ts';
import { count, setStatus } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

/** `dunlock-due`: the one source of time on a wire. Names the rows that are due, again at growing intervals until they have moved on, and each new civil day. */
export default function due(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-due', (_config, node) => ({
    opened: (site, emit) =>
      site.onDue((rows) => {
        const day = rows.find((row) => row.what === 'day');
        const others = rows.length - (day ? 1 : 0);
        setStatus(
          node,
          'ok',
          [...(day ? [`new day ${day.date}`] : []), ...(others > 0 ? [`${count(others, 'row')} due`] : [])].join(' · '),
        );
        emit([[list(dueKind, rows)]]);
      }),
  }));
}
