import { billReference } from '../reference.ts';
import type { NamedTenant, OpenItem, Sign, UnmatchedPayment } from './facts.ts';
import { nearTexts } from './near-texts.ts';

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
  /** Its place among all: of two that say as much of a tenant, the first counts. */
  readonly order: number;
}

/**
 * Finds the charge, bill or tenant that a reference nearly names: written with other spaces, signs or case, amid other words, or with letters left out or
 * swapped. One sign a tenant, the best; where it names one thing without a slip, what it would name with one is no sign.
 */
export function byReference(tenants: readonly NamedTenant[], open: readonly OpenItem[]): (payment: UnmatchedPayment) => Sign[] {
  const targets = targetsOf(tenants, open);
  const byText = Map.groupBy(targets, (target) => target.plain);
  /* Only texts of one bound are looked through together, each list put in order when it is first asked for. */
  const lists = [...Map.groupBy(targets, slipsOf)].filter(([most]) => most > 0).map(([most, some]) => new NearTargets(most, some));
  return ({ reference }) => {
    const said = plain(reference);
    if (said === '') return [];
    const words = [...wordsOf(reference)].filter((word) => word !== said && word.length >= SHORTEST_WORD);
    const named = [
      ...(byText.get(said) ?? []).map((target) => ({ target, sign: sameSign(target, reference) })),
      ...words.flatMap((word) => (byText.get(word) ?? []).map((target) => ({ target, sign: wordSign(target, reference) }))),
    ];
    return bestOf(named.length > 0 ? named : lists.flatMap((list) => list.find(said, reference)));
  };
}

interface Found {
  readonly target: Target;
  readonly sign: Sign;
}

class NearTargets {
  readonly #targets: readonly Target[];
  readonly #most: number;
  #near: ReturnType<typeof nearTexts> | null = null;

  constructor(most: number, targets: readonly Target[]) {
    this.#most = most;
    this.#targets = targets;
  }

  find(said: string, reference: string): Found[] {
    this.#near ??= nearTexts(
      this.#targets.map((target) => target.plain),
      this.#most,
    );
    return this.#near(said).flatMap(({ index, slips }) => {
      const target = this.#targets[index];
      return target === undefined ? [] : [{ target, sign: slipSign(target, slips, reference) }];
    });
  }
}

function bestOf(found: readonly Found[]): Sign[] {
  const best = new Map<string, Sign>();
  const inOrder = [...found].sort((a, b) => a.target.order - b.target.order);
  for (const { sign } of inOrder) if (sign.points > (best.get(sign.tenantId)?.points ?? 0)) best.set(sign.tenantId, sign);
  return [...best.values()];
}

function targetsOf(tenants: readonly NamedTenant[], open: readonly OpenItem[]): Target[] {
  const targets = new Map<string, Target>();
  const add = (tenantId: string, reference: string, text: string, what: string, points: number) => {
    const target = { tenantId, reference, what, plain: plain(text), points, order: targets.size };
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

function sameSign(target: Target, reference: string): Sign {
  return signOf(target, Math.max(target.points, POINTS_SAME), `its reference '${reference}' is ${target.what}`);
}

function wordSign(target: Target, reference: string): Sign {
  return signOf(target, target.points, `its reference '${reference}' holds ${target.what}`);
}

function slipsOf({ plain: text }: Target): number {
  return Math.min(MOST_SLIPS, Math.floor(text.length / LETTERS_PER_SLIP));
}

function slipSign(target: Target, slips: number, reference: string): Sign {
  const text = `its reference '${reference}' is ${target.what} but for ${slips === 1 ? 'one letter' : `${slips} letters`}`;
  return signOf(target, target.points - POINTS_PER_SLIP * slips, text);
}

function signOf({ tenantId, reference }: Target, points: number, text: string): Sign {
  return { tenantId, reference, points, rule: 'reference', text };
}

/* What a longer text may name by a word on its own: `pay T0105/2026-01-05 thanks`. */
function wordsOf(reference: string): Set<string> {
  const words = reference
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,;:|]+/);
  return new Set(words.map(plain));
}

const ASCII = /^[ -~]*$/;

function plain(text: string): string {
  /* Nearly all are: nothing in them is spelled in two ways. */
  if (ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
