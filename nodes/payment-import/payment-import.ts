import type { PaymentInput, PaymentOptions } from '../../engine/imports/bank/bank-options.ts';
import { order } from '../../engine/messages/order.ts';
import { payment } from '../../engine/messages/payment.ts';
import type { PaymentReport } from '../../engine/post-payment.ts';
import { fileStream } from '../../site/payment-commands.ts';
import { importAnswer, importInput } from '../common/import-node.ts';
import { MessageProblem } from '../common/incoming.ts';
import { textOf } from '../common/message-text.ts';
import type { Answer } from '../common/on-input.ts';
import { list } from '../common/outgoing.ts';
import { showProgress } from '../common/progress.ts';
import type { NodeAPI, NodeMessage, WorkConfig } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

export interface PaymentImportConfig extends WorkConfig {
  /** How a bank's own CSV is read: the id of a mapping that ships, or `own`; '' = our own table, camt.053 or JSON, told apart by what they hold. */
  readonly mapping: string;
  /** A mapping as JSON, for `own`. */
  readonly ownMapping: string;
  /** The account of ours that a file tells of, where it does not name it itself. */
  readonly account: string;
  /** The payload is not the content: `msg.filename` names the file, which is read as it comes. */
  readonly fromFile: boolean;
}

/**
 * `dunlock-payment-import`: what the bank says came in. Outputs: report, rejects, payments, unlock orders (copies: the site has taken them already).
 * `msg.coveredThrough` (a date) says up to which day the bank has told everything, even when no money came.
 */
export default function paymentImport(RED: NodeAPI): void {
  registerWorkNode<PaymentImportConfig>(RED, 'dunlock-payment-import', (config, node) => ({
    input: {
      door: { accepts: 'content' },
      handle: async (site, { message }) => {
        const options = { ...optionsOf(message, config), onProgress: showProgress(node) };
        return answerOf(await site.importPayments(await inputOf(message, config), options));
      },
    },
  }));
}

async function inputOf(message: NodeMessage, config: PaymentImportConfig): Promise<PaymentInput> {
  if (config.fromFile !== true) return importInput(message, config.name || 'bank');
  const filename = textOf(message, 'filename', 'the path of a file');
  if (filename === undefined) throw new MessageProblem('no-file', 'msg.filename: give the path of the file that is to be read');
  return { content: await fileStream(filename), origin: filename };
}

function optionsOf(message: NodeMessage, config: PaymentImportConfig): PaymentOptions {
  const through = textOf(message, 'coveredThrough', 'a date such as 2026-10-01');
  const from = textOf(message, 'coveredFrom', 'a date such as 2026-10-01');
  const account = textOf(message, 'account', 'the number of an account') ?? (config.account || undefined);
  const mapping: unknown = message.mapping ?? mappingOf(config);
  return {
    ...(through === undefined ? {} : { coveredThrough: through }),
    ...(from === undefined ? {} : { coveredFrom: from }),
    ...(account === undefined ? {} : { account }),
    ...(mapping === undefined ? {} : { mapping }),
  };
}

function mappingOf({ mapping, ownMapping }: PaymentImportConfig): unknown {
  if (mapping !== 'own') return mapping || undefined;
  try {
    return JSON.parse(ownMapping || 'null') ?? undefined;
  } catch (error) {
    throw new MessageProblem(
      'bad-mapping',
      `the mapping in this node's dialog is no JSON (${error instanceof Error ? error.message : String(error)})`,
    );
  }
}

function answerOf({
  posted,
  cases: _cases,
  orders,
  rejectedInAll,
  postedInAll,
  returned,
  aside,
  statements,
  ...plain
}: PaymentReport): Answer {
  const answer = importAnswer(plain, rejectedInAll);
  const keys = orders.map((key) => ({ key }));
  const [report] = answer.outputs ?? [];
  /* The long lists leave by outputs of their own; the report has the numbers. */
  const whole = (report ?? []).map((one) => ({ ...one, one: { ...plain, rejectedInAll, postedInAll, returned, aside, statements } }));
  const told = [
    answer.text ?? '',
    ...(returned > 0 ? [`${returned} returned`] : []),
    ...(orders.length > 0 ? [`${orders.length} to unlock`] : []),
  ];
  return {
    ...answer,
    outputs: [whole, ...(answer.outputs ?? []).slice(1), [list(payment, posted)], [list(order, keys)]],
    text: told.join(', '),
  };
}
