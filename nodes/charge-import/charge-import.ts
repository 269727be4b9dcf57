import { importAnswer, importInput } from '../common/import-node.ts';
import { showProgress } from '../common/progress.ts';
import type { NodeAPI, WorkConfig } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

export interface ChargeImportConfig extends WorkConfig {
  /** The rows are history of another system: scored, never reminded of, never lockable. */
  readonly history: boolean;
}

/** `dunlock-charge-import`: charges issued elsewhere, or history. Outputs: report, rejects. */
export default function chargeImport(RED: NodeAPI): void {
  registerWorkNode<ChargeImportConfig>(RED, 'dunlock-charge-import', (config, node) => ({
    input: {
      door: { accepts: 'content' },
      handle: async (site, { message }) =>
        importAnswer(
          await site.importCharges(importInput(message, config.name || 'charges'), {
            history: config.history === true,
            onProgress: showProgress(node),
          }),
        ),
    },
  }));
}
