import { importAnswer, importInput } from '../common/import-node.ts';
import type { NodeAPI } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

/** `dunlock-estate-import`: units, tenants, occupancies, circuits, meters and DTUs. Outputs: report, rejects. */
export default function estateImport(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-estate-import', (config) => ({
    input: {
      door: { accepts: 'content' },
      handle: async (site, { message }) => importAnswer(await site.importEstate(importInput(message, config.name || 'estate'))),
    },
  }));
}
