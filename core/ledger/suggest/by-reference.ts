import { billReference } from '../reference.ts';
import type { NamedTenant, OpenItem, Sign, UnmatchedPayment } from './facts.ts';
import { editDistance } from './likeness.ts';

const POINTS_SAME = 60;
const POINTS_NEAR = 50;
const POINTS_NEAR_ID = 30;
/* One slip in eight letters, three at most: of short texts only the same one is near. */
const LETTERS_PER_SLIP = 8;
const MOST_SLIPS = 3;

interface Target {
  readonly tenantId: string;
  readonly reference: string;
  readonly what: string;
  readonly plain: string;
  readonly points: number;
}

/**
 * Finds the charge, bill or tenant that a reference nearly names: written with other spaces, signs or case, with letters left out or swapped, or amid other words.
 * One sign a tenant, the best.
 */
export function byReference(tenants: readonly NamedTenant[], open: readonly OpenItem[]): (payment: UnmatchedPayment) => Sign[] {
  const targets = targetsOf(tenants, open);
  return ({ reference }) => {
    const said = plain(reference);
    if (said === '') return [];
    const best = new Map<string, Sign>();
    for (const target of targets) {
      const sign = signOf(target, said, reference);
      if (sign && sign.points > (best.get(target.tenantId)?.points ?? 0)) best.set(target.tenantId, sign);
    }
    return [...best.values()];
  };
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

function signOf(target: Target, said: string, reference: string): Sign | null {
  const { tenantId, what, points } = target;
  const sign = (worth: number, text: string): Sign => ({ tenantId, reference: target.reference, points: worth, rule: 'reference', text });
  if (said === target.plain) return sign(Math.max(points, POINTS_SAME), `its reference '${reference}' is ${what}`);
  if (target.plain.length >= 4 && wordsHold(reference, target.plain)) return sign(points, `its reference '${reference}' holds ${what}`);
  const most = Math.min(MOST_SLIPS, Math.floor(target.plain.length / LETTERS_PER_SLIP));
  if (most === 0) return null;
  const slips = editDistance(said, target.plain, most);
  if (slips > most) return null;
  return sign(points - 5 * slips, `its reference '${reference}' is ${what} but for ${slips} ${slips === 1 ? 'letter' : 'letters'}`);
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
