import { approval } from './approval.ts';
import { bandChange } from './band-change.ts';
import { caseChange } from './case.ts';
import { charge } from './charge.ts';
import { contract } from './contract.ts';
import { credit } from './credit.ts';
import { day } from './day.ts';
import { due } from './due.ts';
import { hold } from './hold.ts';
import { importReport } from './import.ts';
import type { MessageKind } from './kind.ts';
import { match } from './match.ts';
import { message } from './message.ts';
import { order } from './order.ts';
import { orderResult } from './order-result.ts';
import { outflow } from './outflow.ts';
import { payment } from './payment.ts';
import { reading } from './reading.ts';
import { receipt } from './receipt.ts';
import { refusal } from './refusal.ts';
import { reject } from './reject.ts';
import { ledgerReport } from './report.ts';
import { score } from './score.ts';
import { stop } from './stop.ts';
import { suspense } from './suspense.ts';
import { workOrder } from './work-order.ts';

/** Every kind of message that travels between our nodes. */
export const KINDS: readonly MessageKind[] = [
  charge,
  payment,
  score,
  bandChange,
  message,
  receipt,
  order,
  orderResult,
  reading,
  due,
  caseChange,
  hold,
  stop,
  approval,
  workOrder,
  refusal,
  reject,
  importReport,
  day,
  suspense,
  match,
  outflow,
  credit,
  ledgerReport,
  contract,
];

const byTopic = new Map<string, MessageKind>(KINDS.map((kind) => [kind.topic, kind]));

/** The kind that travels under `topic`, or null for one that nobody here knows. */
export function kindOf(topic: string): MessageKind | null {
  return byTopic.get(topic) ?? null;
}
