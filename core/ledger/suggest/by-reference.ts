import { billReference } from '../reference.ts';
import type { NamedTenant, OpenItem, Sign, UnmatchedPayment } from './facts.ts';
import { editDistance } from './likeness.ts';

const POINTS_SAME = 60;
const POINTS_NEAR = 50;
const POINTS_NEAR_ID = 30;
/* One slip in eight letters, three at most: of short texts only the same one is near. */
const LETTERS_PER_SLIP = 8;
const MOST_SLIPS = 3;
const POINTS_PER_SLIP = 5;
const SHORTEST_WORD = 4;

interface Target {
  readonly tenantId: string;
  readonly reference: string;
  readonly what: string;
  readonly plain: string;
  readonly points: number;
}

/**
 * Finds the charge, bill or tenant that a reference nearly names: written with other spaces, signs or case, amid other words, or with letters left out or
 * swapped. One sign a tenant, the best; where it names one thing without a slip, what it would name with one is no sign.
 */
export function byReference(tenants: readonly NamedTenant[], open: readonly OpenItem[]): (payment: UnmatchedPayment) => Sign[] {
  const targets = targetsOf(tenants, open);
  return ({ reference }) => {
    const said = plain(reference);
    if (said === '') return [];
    const named = bestOf(targets.flatMap((target) => namedSign(target, said, reference) ?? []));
    return named.length > 0 ? named : bestOf(targets.flatMap((target) => slipSign(target, said, reference) ?? []));
  };
}

function bestOf(signs: readonly Sign[]): Sign[] {
  const best = new Map<string, Sign>();
  for (const sign of signs) if (sign.points > (best.get(sign.tenantId)?.points ?? 0)) best.set(sign.tenantId, sign);
  return [...best.values()];
}

function targetsOf(tenants: readonly NamedTenant[], open: readonly OpenItem[]): Target[] {
  const targets = new Map<string, Target>();
  const add = (tenantId: string, reference: string, text: string, what: string, points: number) => {
    const target = { tenantId, reference, what, plain: plain(text), points };
    if (!targets.has(`${tenantId} ${target.plain}`)) targets.set(`${tenantId} ${target.plain}`, target);
  };
  for (const { chargeId, tenantId, dueDate } of open) {
    add(tenantId, chargeId, chargeId, `charge ${chargeId}`, POINTS_NEAR);
    const bill = billReference(tenantId, dueDate);
    add(tenantId, bill, bill, `bill ${bill}`, POINTS_NEAR);
  }
  for (const { tenantId } of tenants) add(tenantId, '', tenantId, `tenant ${tenantId}`, POINTS_NEAR_ID);
  return [...targets.values()];
}

function namedSign(target: Target, said: string, reference: string): Sign | null {
  const { what, points } = target;
  if (said === target.plain) return signOf(target, Math.max(points, POINTS_SAME), `its reference '${reference}' is ${what}`);
  const holds = target.plain.length >= SHORTEST_WORD && wordsHold(reference, target.plain);
  return holds ? signOf(target, points, `its reference '${reference}' holds ${what}`) : null;
}

function slipSign(target: Target, said: string, reference: string): Sign | null {
  const most = Math.min(MOST_SLIPS, Math.floor(target.plain.length / LETTERS_PER_SLIP));
  const slips = most === 0 ? 1 : editDistance(said, target.plain, most);
  if (slips > most) return null;
  const text = `its reference '${reference}' is ${target.what} but for ${slips === 1 ? 'one letter' : `${slips} letters`}`;
  return signOf(target, target.points - POINTS_PER_SLIP * slips, text);
}

function signOf({ tenantId, reference }: Target, points: number, text: string): Sign {
  return { tenantId, reference, points, rule: 'reference', text };
}

/* The target as words on their own within a longer text: `pay T0105/2026-01-05 thanks`. */
function wordsHold(reference: string, target: string): boolean {
  const words = reference
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,;:|]+/);
  return words.some((word) => plain(word) === target);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
