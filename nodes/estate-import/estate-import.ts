import { importAnswer, importInput } from '../common/import-node.ts';
import { textOf } from '../common/message-text.ts';
import { showProgress } from '../common/progress.ts';
import type { NodeAPI, WorkConfig } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

export interface EstateImportConfig extends WorkConfig {
  /** What the rows of a table are (`units`), where its columns do not say it; '' = they do. */
  readonly kind: string;
}

/** `dunlock-estate-import`: buildings, floors, units, tenants, occupancies, circuits, DTUs, meters and readings. Outputs: report, rejects. */
export default function estateImport(RED: NodeAPI): void {
  registerWorkNode<EstateImportConfig>(RED, 'dunlock-estate-import', (config, node) => ({
    input: {
      door: { accepts: 'content' },
      handle: async (site, { message }) => {
        const kind = textOf(message, 'kind', 'what the rows are, such as units') ?? (config.kind || undefined);
        const options = { ...(kind === undefined ? {} : { kind }), onProgress: showProgress(node) };
        return importAnswer(await site.importEstate(importInput(message, config.name || 'estate'), options));
      },
    },
  }));
}
