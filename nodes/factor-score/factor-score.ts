import type { Charge } from '../../core/ledger/ledger.ts';
import type { ImportReport } from '../../engine/imports/import-report.ts';
import { bandChange } from '../../engine/messages/band-change.ts';
import { charge } from '../../engine/messages/charge.ts';
import { due } from '../../engine/messages/due.ts';
import { importReport } from '../../engine/messages/import.ts';
import { payment } from '../../engine/messages/payment.ts';
import { reject } from '../../engine/messages/reject.ts';
import { score } from '../../engine/messages/score.ts';
import type { PostedPayment } from '../../engine/post-payment.ts';
import { pick } from '../common/due-rows.ts';
import type { Incoming } from '../common/incoming.ts';
import { list } from '../common/outgoing.ts';
import type { NodeAPI } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

/** `dunlock-factor-score`: P of each tenant that something happened to, and of all on a new day. Outputs: scores, band changes, rejects. */
export default function factorScore(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-factor-score', () => ({
    input: {
      door: { accepts: [due, charge, payment, importReport] },
      handle: async (site, incoming) => {
        const tenants = tenantsOf(incoming);
        if (tenants.length === 0) return {};
        const report = await site.score(tenants);
        return {
          outputs: [[list(score, report.scores)], [list(bandChange, report.bandChanges)], [list(reject, report.rejects)]],
          mood: report.rejects.length > 0 ? 'attention' : 'ok',
          text: `${report.scores.length} scored${report.bandChanges.length > 0 ? `, ${report.bandChanges.length} changed band` : ''}`,
        };
      },
    },
  }));
}

/** Whom a message is about: everybody on a new day, else the tenants that it names. The door has checked the shapes. */
function tenantsOf({ topic, items }: Incoming): 'all' | string[] {
  const found = new Set<string>();
  if (topic === due.topic) return pick(items, []).day ? 'all' : [];
  for (const item of items) {
    if (topic === charge.topic) found.add((item as Charge).tenantId);
    if (topic === payment.topic) found.add((item as PostedPayment).payment.tenantId ?? '');
    if (topic === importReport.topic) for (const tenant of (item as ImportReport).tenants) found.add(tenant);
  }
  found.delete('');
  return [...found];
}
