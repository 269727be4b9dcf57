import type { StateRow, StoreTransaction } from '../../adapters/store/store.ts';
import { canonicalJson } from '../../core/audit/canonical-json.ts';
import { messageDigest, type PlannedMessage } from '../../core/audit/message-digest.ts';
import type { EngineContext } from '../context.ts';
import { type AuditCheck, auditCheck } from './check.ts';
import { cellsWrong, eachStateRow, rowsGone } from './state-rows.ts';
import type { Told, ToldState } from './told-state.ts';

/* States that an order is in only when the chain says so; that it was superseded before it left has no record of its own. */
const ENDED = ['done', 'refused', 'expired', 'would-have'];

/** Compares every order and message with the chain, both ways, and how it ended with the chain and the evidence: none counts as done, or as not done, against them. */
export async function effectsMatch({ store }: Pick<EngineContext, 'store'>, told: ToldState): Promise<AuditCheck> {
  const wrong: string[] = [];
  const seen = await eachStateRow(store, 'effect', told, async (tx, effectId, row) => {
    const differs =
      row.kind === 'order' ? await orderWrong(tx, row, told.orders.get(effectId)) : await messageWrong(tx, effectId, row, told);
    wrong.push(...differs.map((text) => `${effectId}: ${text}`));
  });
  const planned = new Map<string, unknown>([...told.orders, ...told.messages]);
  const gone = await rowsGone(store, planned, seen, async (tx, effectId) => (await tx.effects.get(effectId)) !== null);
  wrong.push(...gone.map((effectId) => `${effectId} is gone from what is to leave`));
  for (const messageId of papersOf(told))
    if (!told.messages.has(messageId) && !seen.has(messageId)) wrong.push(`${messageId} is gone: a case was told of by it`);
  return auditCheck('what left ended as the evidence says', wrong, `${seen.size} orders and messages`);
}

async function orderWrong(tx: StoreTransaction, row: StateRow, told: Told | undefined): Promise<string[]> {
  if (told === undefined) return ['the chain knows no such order'];
  const { action, circuitId, meterId, plannedAt, expiresAt } = told.cells;
  const caseIds = told.members;
  const order = await tx.cases.order(String(row.effectId));
  const cells = {
    tenantId: order?.tenantId ?? null,
    className: action ?? null,
    caseId: caseIds[0] ?? null,
    plannedAt: plannedAt ?? null,
    expiresAt: expiresAt ?? null,
    body: canonicalJson({ action, circuitId, meterId, caseIds }),
  };
  const wrong = cellsWrong(row, cells);
  const state = String(row.state);
  const fits = told.ended === null ? !ENDED.includes(state) : told.ended.includes(state);
  return fits ? wrong : [...wrong, `it is ${state}, by the chain ${told.ended?.join(' or ') ?? 'not ended'}`];
}

/* Notices and warnings of cases, those from before the chain told of each message too. */
function papersOf({ cases }: ToldState): string[] {
  const papers = [...cases.values()].flatMap(({ cells }) => [cells.noticeId, cells.warningId]);
  return papers.filter((messageId) => typeof messageId === 'string');
}

async function messageWrong(tx: StoreTransaction, messageId: string, row: StateRow, { messages }: ToldState): Promise<string[]> {
  const told = messages.get(messageId);
  if (told === undefined) return ['the chain knows no such message'];
  const text = (column: keyof PlannedMessage): string => String(row[column]);
  const orNone = (column: keyof PlannedMessage): string | null => (row[column] === null ? null : text(column));
  const sha256 = messageDigest({
    className: text('className'),
    tenantId: text('tenantId'),
    caseId: orNone('caseId'),
    plannedAt: text('plannedAt'),
    expiresAt: orNone('expiresAt'),
    token: text('token'),
    body: text('body'),
  });
  const { state } = row;
  const ended = await endWrong(tx, messageId, state);
  return sha256 === told ? ended : ['it is not what was planned', ...ended];
}

async function endWrong(tx: StoreTransaction, messageId: string, state: StateRow[string] | undefined): Promise<string[]> {
  const evidence = await tx.evidence.of(messageId);
  if (state === 'done' && !evidence.some(({ kind }) => kind !== 'failed')) return ['it is done, and there is no evidence that it left'];
  const left = evidence.some(({ kind, proof }) => kind === 'sent' && proof === 'transport');
  return left && state !== 'done' ? [`it is ${String(state)}, and there is evidence that it left`] : [];
}
