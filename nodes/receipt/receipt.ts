import { receipt } from '../../engine/messages/receipt.ts';
import type { ReceiptReport, ReceiptRequest } from '../../engine/record-receipt.ts';
import { MessageProblem } from '../common/incoming.ts';
import { list, one } from '../common/outgoing.ts';
import type { NodeAPI, WorkConfig } from '../common/red.ts';
import { count } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

export interface ReceiptConfig extends WorkConfig {
  /** Who brings these receipts: set here and nowhere else, since a message could claim anything. */
  readonly source: string;
}

/** `dunlock-receipt`: evidence that a message was delivered, read, or failed. Outputs: accepted, refused. */
export default function receiptNode(RED: NodeAPI): void {
  registerWorkNode<ReceiptConfig>(RED, 'dunlock-receipt', (config) => ({
    input: {
      door: { accepts: [receipt], otherwise: receipt },
      handle: async (site, { items, message }) => {
        const reports: ReceiptReport[] = [];
        for (const item of items) reports.push(await site.recordReceipt(asRequest(item), config.source || 'unnamed'));
        if (reports.length === 0) throw new MessageProblem('empty', 'msg.payload holds nothing: give one receipt, or a list of them');
        const single = !Array.isArray(message.payload);
        const put = (some: readonly ReceiptReport[]) => (single && some[0] ? one(receipt, some[0]) : list(receipt, some));
        const refused = reports.filter((report) => !report.accepted);
        return {
          outputs: [[put(reports.filter((report) => report.accepted))], [put(refused)]].map((each) =>
            each.filter((what) => what.one ?? what.list?.length),
          ),
          mood: refused.length > 0 ? 'attention' : 'ok',
          text: refused[0] ? `refused: ${refused[0].reason ?? 'no reason given'}` : toldOf(reports),
        };
      },
    },
  }));
}

/* Whether they count as delivery is what a reader must know: a receipt that does not moves no rung. */
function toldOf(reports: readonly ReceiptReport[]): string {
  const evidence = reports.filter(({ counts }) => counts).length;
  const accepted = `${count(reports.length, 'receipt')} accepted`;
  if (evidence === reports.length) return `${accepted}: proof of delivery`;
  return evidence === 0 ? `${accepted}: no proof of delivery` : `${accepted}, ${evidence} of them proof of delivery`;
}

function asRequest(item: unknown): ReceiptRequest {
  if (typeof item === 'object' && item !== null && 'token' in item) return item as ReceiptRequest;
  throw new MessageProblem('not-a-receipt', 'msg.payload is what a receipt node said, no receipt: give key, token, kind and proof');
}
