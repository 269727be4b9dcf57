import { approval } from '../../engine/messages/approval.ts';
import { onDecision } from '../common/admin/decisions.ts';
import { registerAdmin } from '../common/admin/register.ts';
import { list } from '../common/outgoing.ts';
import type { NodeAPI } from '../common/red.ts';
import { setStatus } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';
import { servePages } from './page.ts';

/** `dunlock-approve`: serves the page where people approve, hold and stop, and says what was decided. No input; output: decided. */
export default function approve(RED: NodeAPI): void {
  registerAdmin(RED);
  servePages(RED);
  registerWorkNode(RED, 'dunlock-approve', (_config, node) => ({
    opened: (site, emit) =>
      onDecision(site.siteId, (report) => {
        setStatus(
          node,
          report.ok ? 'ok' : 'attention',
          report.ok ? `${report.decision} by ${report.by}: ${report.caseId}` : `not decided: ${report.reason}`,
        );
        if (report.ok) emit([[list(approval, [report])]]);
      }),
  }));
}
