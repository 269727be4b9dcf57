import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Instant } from '../../core/calendar/civil.ts';
import type { PayerMemory, Payment, PaymentMatch } from '../../core/ledger/ledger.ts';
import { payerKeys } from '../../core/ledger/payer-key.ts';
import { rememberedOf, standingWords } from '../../core/ledger/payer-memory.ts';
import { withoutHint } from './row-hint.ts';

/** What is remembered of the payer of a payment after a person's word on it. */
export interface RememberedPayer {
  /** `kept`: the next payment of this payer goes to the same tenant. `several`: the payer pays for more than one, so each wants a person's word. */
  readonly state: 'kept' | 'several' | 'not-kept' | 'unknown-payer';
  readonly tenantIds: readonly string[];
}

/** By what the payer of a payment is remembered, the surest first; nothing when its row says nothing of the payer. */
export function keysOf(payment: Payment): string[] {
  return payerKeys({ payer: withoutHint(payment.payer), payerAccount: payment.payerAccount });
}

/**
 * Remembers whose money this payer pays. A word that came with an earlier match of the same payment is taken back first: the match was wrong,
 * and so was the word; words that came with other payments stand.
 * @param before what had been said of this payment
 * @param word what to remember, null to remember nothing new
 */
export async function rememberPayer(
  tx: StoreTransaction,
  payment: Payment,
  before: readonly PaymentMatch[],
  word: Pick<PayerMemory, 'tenantId' | 'by' | 'reason'> | null,
  now: Instant,
): Promise<RememberedPayer> {
  const keys = keysOf(payment);
  const [surest] = keys;
  if (surest === undefined) return { state: 'unknown-payer', tenantIds: [] };
  for (const key of keys) await rememberBy(tx, key, payment.paymentId, before, word, now);
  return stateOf(rememberedOf(await tx.ledger.memories([surest])));
}

async function rememberBy(
  tx: StoreTransaction,
  key: string,
  paymentId: string,
  before: readonly PaymentMatch[],
  word: Pick<PayerMemory, 'tenantId' | 'by' | 'reason'> | null,
  now: Instant,
): Promise<void> {
  const words = standingWords(await tx.ledger.memories([key]));
  const still = words.filter((one) => !before.some((match) => cameWith(one, match)));
  if (still.length < words.length) {
    const reason = `what was said with payment ${paymentId} was taken back`;
    await tx.ledger.remember({ payerKey: key, tenantId: null, by: word?.by ?? '', reason, knownAt: now });
    for (const { tenantId, by, reason: said } of still)
      await tx.ledger.remember({ payerKey: key, tenantId, by, reason: said, knownAt: now });
  }
  if (word !== null && still.at(-1)?.tenantId !== word.tenantId) await tx.ledger.remember({ payerKey: key, ...word, knownAt: now });
}

/** Forgets all that was said of the payer of a payment. */
export async function forgetPayer(
  tx: StoreTransaction,
  payment: Payment,
  by: string,
  reason: string,
  now: Instant,
): Promise<RememberedPayer> {
  const keys = keysOf(payment);
  if (keys.length === 0) return { state: 'unknown-payer', tenantIds: [] };
  for (const key of keys) await tx.ledger.remember({ payerKey: key, tenantId: null, by, reason, knownAt: now });
  return { state: 'not-kept', tenantIds: [] };
}

function cameWith(word: PayerMemory, match: PaymentMatch): boolean {
  return match.via === 'person' && match.knownAt === word.knownAt && match.tenantId === word.tenantId && match.by === word.by;
}

function stateOf(remembered: ReturnType<typeof rememberedOf>): RememberedPayer {
  if (remembered.kind === 'several') return { state: 'several', tenantIds: remembered.tenantIds };
  return remembered.kind === 'one' ? { state: 'kept', tenantIds: [remembered.tenantId] } : { state: 'not-kept', tenantIds: [] };
}
