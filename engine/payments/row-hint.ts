import type { Payment } from '../../core/ledger/ledger.ts';

const HINT = / ?\(names ([^()]*)\)$/;

/** The payment as it waits in suspense: whoever its row names is kept with the payer, since a lock asks whether such money could be that tenant's. */
export function withHint(said: Payment): Payment {
  const payer = said.tenantId === null ? said.payer : `${said.payer} (names ${said.tenantId})`.trim();
  return { ...said, tenantId: null, payer };
}

/** The payer as the bank told it, without what was kept with it. */
export function withoutHint(payer: string): string {
  return payer.replace(HINT, '');
}

/** A payment in suspense as its row said it: with the tenant that it named. */
export function asSaid(payment: Payment): Payment {
  return { ...payment, tenantId: HINT.exec(payment.payer)?.[1] ?? null, payer: withoutHint(payment.payer) };
}
