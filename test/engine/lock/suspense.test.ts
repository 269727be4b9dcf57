import { describe, expect, it } from 'vitest';
import type { LockCase } from '../../../core/lock/case.ts';
import { money } from '../../../core/money/money.ts';
import { readMoney } from '../../../engine/lock-facts/money-facts.ts';
import { lockSite } from './lock-site.ts';

/** Does money of this payer and reference name the tenant of that name? */
async function names(tenantName: string, payer: string, reference = ''): Promise<boolean | undefined> {
  const { context } = await lockSite();
  const now = context.clock.now();
  return context.store.transaction(async (tx) => {
    const known = await tx.estate.tenant('t-1');
    if (!known) throw new Error('t-1 is furnished');
    await tx.estate.saveTenant({ ...known, name: tenantName }, now);
    await tx.ledger.addPayment({
      paymentId: 'p-1',
      tenantId: null,
      payer,
      payerAccount: '',
      reference,
      purpose: null,
      amount: money(100, 'CNY'),
      paidAt: now,
      knownAt: now,
      backfilled: false,
    });
    return (await readMoney(tx, { tenantId: 't-1' } as LockCase)).suspense[0]?.namesTenant;
  });
}

describe('money in suspense', () => {
  it('names a tenant whose whole name is two characters', async () => {
    expect(await names('李宁', '李宁体育用品')).toBe(true);
    expect(await names('李宁', '宁波商行')).toBe(false);
  });

  it('does not take two Latin letters inside a word for a name, but an exact match', async () => {
    expect(await names('HP', 'Shopping Ltd')).toBe(false);
    expect(await names('HP', 'hp')).toBe(true);
    expect(await names('Tea & Co', 'TEA & CO LTD')).toBe(true);
    expect(await names('Tea & Co', 'somebody', 'rent t-1 march')).toBe(true);
  });
});
