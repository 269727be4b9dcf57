import type { Payment } from '../../core/ledger/ledger.ts';

const WORDS = / ?\(names ([^()]*)\)$/;

/* Stands between the payer and whom its row names where the words alone would be read otherwise: a payer may be called 'Wu (names T2)'. */
const MARK = '\u001f';

type Kept = Pick<Payment, 'payer' | 'tenantId'>;

/**
 * The payment as it waits in suspense: whoever its row names is kept with the payer, since a lock asks whether such money could be that tenant's.
 * What the payer wrote is never taken for it.
 */
export function withHint(said: Payment): Payment {
  const words = withWords(said);
  const read = asSaid(words);
  if (read.payer === said.payer && read.tenantId === said.tenantId) return words;
  return { ...said, tenantId: null, payer: said.payer + MARK + (said.tenantId ?? '').replaceAll(MARK, ' ') };
}

/** The payment of a tenant as it is kept: its payer is read as it was told, also when the money is nobody's again. */
export function withoutDoubt(payment: Payment): Payment {
  return { ...payment, payer: withHint({ ...payment, tenantId: null }).payer };
}

/** A payment as an earlier version kept it, in words alone. */
export function withWords(said: Payment): Payment {
  const payer = said.tenantId === null ? said.payer : `${said.payer} (names ${said.tenantId})`.trim();
  return { ...said, tenantId: null, payer };
}

/** The payer as the bank told it, without what was kept with it. */
export function withoutHint(payer: string): string {
  return keptIn(payer).payer;
}

/** A payment in suspense as its row said it: with the tenant that it named. */
export function asSaid(payment: Payment): Payment {
  return { ...payment, ...keptIn(payment.payer) };
}

function keptIn(text: string): Kept {
  const at = text.lastIndexOf(MARK);
  if (at >= 0) return { payer: text.slice(0, at), tenantId: text.slice(at + 1) || null };
  return { payer: text.replace(WORDS, ''), tenantId: WORDS.exec(text)?.[1] ?? null };
}
