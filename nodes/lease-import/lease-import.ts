import type { ContractImport } from '../../engine/contracts/contract-report.ts';
import { contract } from '../../engine/messages/contract.ts';
import { importAnswer, importInput } from '../common/import-node.ts';
import type { Answer } from '../common/on-input.ts';
import { one } from '../common/outgoing.ts';
import { showProgress } from '../common/progress.ts';
import type { NodeAPI, WorkConfig } from '../common/red.ts';
import { count } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

export interface LeaseImportConfig extends WorkConfig {
  /** `leases`, or what tenants report to have sold (`turnover`). */
  readonly what: string;
  /** The form that contracts in their own words are written on; '' = the content is a table or JSON. */
  readonly form: string;
}

/**
 * `dunlock-lease-import`: leases as JSON or a table, contracts in their own words by a form, or reports of turnover. Outputs: report, rejects, contracts.
 * `msg.dropLines` lets a lease leave out lines that were charged. `msg.form` is a form (its id, or the form itself) for this one contract.
 */
export default function leaseImport(RED: NodeAPI): void {
  registerWorkNode<LeaseImportConfig>(RED, 'dunlock-lease-import', (config, node) => ({
    input: {
      door: { accepts: 'content' },
      handle: async (site, { message }) => {
        const input = importInput(message, config.name || config.what || 'leases');
        if (config.what === 'turnover') return importAnswer(await site.importTurnover(input));
        const form: unknown = message.form ?? (config.form || undefined);
        return form === undefined
          ? importAnswer(await site.importLeases(input, { dropLines: message.dropLines === true, onProgress: showProgress(node) }))
          : contractAnswer(await site.readContract(input, form));
      },
    },
  }));
}

function contractAnswer({ contract: found, ...report }: ContractImport): Answer {
  const answer = importAnswer(report);
  if (found === null) return answer;
  const { contractId, origin, state, leaseId, waiting } = found;
  const outputs = [...(answer.outputs ?? []), [one(contract, { contractId, origin, state, leaseId, waiting })]];
  if (waiting.length === 0) return { ...answer, outputs };
  return { outputs, mood: 'attention', text: `${origin}: ${count(waiting.length, 'term')} for a person to look at` };
}
