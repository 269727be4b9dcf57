import { plainName } from '../payer-key.ts';
import type { NamedTenant, Sign, UnmatchedPayment } from './facts.ts';
import { likenessTo, pairsOf } from './likeness.ts';

const POINTS_SAME = 40;
const POINTS_WITHIN = 30;
const POINTS_ALIKE = 20;
const ALIKE_PERCENT = 75;

/* A Latin word of two letters stands in every other text; two characters are a whole name where words are not spelled (李宁). */
const TOO_SHORT = /^[\p{Script=Latin}\p{N}\s]{0,3}$/u;

interface Known {
  readonly tenantId: string;
  readonly name: string;
  readonly plain: string;
  readonly pairs: readonly string[];
}

/** Finds tenants whose names the payer's name is, holds, or is like; or that the reference names. One sign a tenant, the best. */
export function byName(tenants: readonly NamedTenant[]): (payment: UnmatchedPayment) => Sign[] {
  const known = tenants.flatMap(({ tenantId, names }) => names.map((name) => knownOf(tenantId, name)).filter(({ plain }) => plain !== ''));
  return ({ payer, reference }) => {
    const said = knownOf('', payer);
    const told = plainName(reference);
    const alike = likenessTo(said.pairs);
    const best = new Map<string, Sign>();
    for (const one of known) {
      const sign = payerSign(one, said, alike) ?? referenceSign(one, told);
      if (sign && sign.points > (best.get(one.tenantId)?.points ?? 0)) best.set(one.tenantId, sign);
    }
    return [...best.values()];
  };
}

function knownOf(tenantId: string, name: string): Known {
  const plain = plainName(name);
  return { tenantId, name, plain, pairs: pairsOf(plain) };
}

function payerSign({ tenantId, name, plain, pairs }: Known, payer: Known, alike: (pairs: readonly string[]) => number): Sign | null {
  const sign = (points: number, text: string): Sign => ({ tenantId, reference: '', points, rule: 'name', text });
  if (payer.plain === '') return null;
  if (payer.plain === plain) return sign(POINTS_SAME, `the payer is called '${name}', as the tenant is`);
  if (holds(payer.plain, plain)) return sign(POINTS_WITHIN, `the payer '${payer.name}' has the tenant's name '${name}' in it`);
  if (holds(plain, payer.plain)) return sign(POINTS_WITHIN, `the tenant's name '${name}' has the payer '${payer.name}' in it`);
  const percent = alike(pairs);
  return percent < ALIKE_PERCENT
    ? null
    : sign(POINTS_ALIKE, `the payer '${payer.name}' is like the tenant's name '${name}' (${percent} %)`);
}

function referenceSign({ tenantId, name, plain }: Known, told: string): Sign | null {
  if (!holds(told, plain)) return null;
  return { tenantId, reference: '', points: POINTS_WITHIN, rule: 'name', text: `its reference names '${name}'` };
}

/* Whole words, where a language has them. */
function holds(text: string, part: string): boolean {
  if (part === '' || TOO_SHORT.test(part)) return false;
  return /\p{Script=Latin}/u.test(part) ? ` ${text} `.includes(` ${part} `) : text.includes(part);
}
