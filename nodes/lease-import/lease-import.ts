import { importAnswer, importInput } from '../common/import-node.ts';
import type { NodeAPI } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

/** `dunlock-lease-import`: leases with their charge lines and disconnection clause. Outputs: report, rejects. */
export default function leaseImport(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-lease-import', (config) => ({
    input: {
      door: { accepts: 'content' },
      handle: async (site, { message }) => importAnswer(await site.importLeases(importInput(message, config.name || 'leases'))),
    },
  }));
}
