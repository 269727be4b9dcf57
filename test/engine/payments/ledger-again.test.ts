import { describe, expect, it } from 'vitest';
import { OLDEST_FIRST } from '../../../core/ledger/allocation-policy.ts';
import { ledgerAgain } from '../../../engine/audit-checks/ledger-again.ts';
import { Story } from '../../scenarios/story.ts';

async function owing(): Promise<Story> {
  const story = await Story.begin();
  await story.charges(
    { chargeId: 'old', issueDate: '2026-01-01', dueDate: '2026-01-05', amount: '100.00' },
    { chargeId: 'new', issueDate: '2026-01-01', dueDate: '2026-02-05', amount: '100.00' },
  );
  return story;
}

describe('the ledger built again', () => {
  it('comes out the same, money in suspense too', async () => {
    const story = await owing();
    await story.pays('130.00');
    await story.pays('7.00', { tenantId: null });
    expect(await ledgerAgain(story.context)).toEqual({
      name: 'the ledger re-derives from its facts',
      ok: true,
      detail: '2 accounts, 4 lines',
    });
  });

  it('names what does not follow from the facts: money set against another charge than the policy says', async () => {
    const story = await owing();
    await story.context.store.transaction(async ({ ledger }) => {
      const now = story.context.clock.now();
      const came = { payer: '', payerAccount: '', reference: '', purpose: null, paidAt: now, knownAt: now, backfilled: false };
      await ledger.addPayment({ paymentId: 'p', tenantId: 'T1', amount: { minor: 4_000, currency: 'CNY' }, ...came });
      await ledger.addAllocations([{ paymentId: 'p', chargeId: 'new', amountMinor: 4_000, knownAt: now }], OLDEST_FIRST);
    });
    const { ok, detail } = await ledgerAgain(story.context);
    expect(ok).toBe(false);
    expect(detail.split('; ')).toEqual([
      'T1: in batch 2, of p against new it holds 4000, by its facts nothing',
      'T1: in batch 2, of p against old it holds nothing, by its facts 4000',
      'T1: open of new it holds paid 4000, credited 0, due 2026-02-05, by its facts paid 0, credited 0, due 2026-02-05',
      'T1: open of old it holds paid 0, credited 0, due 2026-01-05, by its facts paid 4000, credited 0, due 2026-01-05',
    ]);
  });
});
