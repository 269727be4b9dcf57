import { expect, it } from 'vitest';
import type { StoreTransaction } from '../../../../adapters/store/store.ts';
import { type CivilDate, type Instant, plusDays } from '../../../../core/calendar/civil.ts';
import { OLDEST_FIRST } from '../../../../core/ledger/allocation-policy.ts';
import { charge, payment, temporaryStore } from '../fixtures.ts';

/*
 * Not a benchmark: what it guards against is a question that goes through all allocations for each charge, as SQLite chose to before the indices
 * were what they are. That took 3 s and more on these 8,000 charges; each answer takes some milliseconds, a hundredth of the bound.
 */
const CHARGES = 8_000;
const BOUND_MS = 1_500;
const FIRST = '2023-01-01' as CivilDate;

it('a question to the whole ledger goes through it once at most, as of any moment', { timeout: 60_000 }, async () => {
  const store = await temporaryStore();
  const at = (days: number) => `${plusDays(FIRST, days)}T02:00:00.000Z` as Instant;
  const nth = Array.from({ length: CHARGES }, (_, n) => n);
  const day = (n: number) => Math.floor(n / 8);
  await store.transaction(async ({ ledger }) => {
    const tenant = (n: number) => `T${n % 50}`;
    await ledger.addCharges(
      nth.map((n) =>
        charge(`c${n}`, {
          tenantId: tenant(n),
          issueDate: plusDays(FIRST, day(n)),
          dueDate: plusDays(FIRST, day(n) + 14),
          knownAt: at(day(n)),
        }),
      ),
    );
    const paid = nth.filter((n) => n % 20 !== 0);
    const known = (n: number) => ({ paidAt: at(day(n) + 20), knownAt: at(day(n) + 20) });
    await ledger.addPayments(paid.map((n) => payment(`p${n}`, 10_000, { tenantId: tenant(n), ...known(n) })));
    const parts = paid.map((n) => ({ paymentId: `p${n}`, chargeId: `c${n}`, amountMinor: 10_000, knownAt: known(n).knownAt }));
    await ledger.addAllocations(parts, OLDEST_FIRST);
  });
  const slow: string[] = [];
  const ask = async <T>(what: string, question: (tx: StoreTransaction) => Promise<T>): Promise<T> => {
    const start = performance.now();
    const answer = await store.read(question);
    const took = performance.now() - start;
    if (took > BOUND_MS) slow.push(`${what}: ${took.toFixed(0)} ms`);
    return answer;
  };
  for (const asOf of ['now', at(900), at(300)] as const) {
    await ask(`open items ${asOf}`, ({ reports }) => reports.openItems({ asOf }, { after: null, limit: 500 }));
    await ask(`sums ${asOf}`, ({ reports }) => reports.openSums({ asOf }, plusDays(FIRST, 1_000), { tenant: true }));
    await ask(`left ${asOf}`, ({ reports }) => reports.moneyLeft({ asOf }));
    await ask(`charged ${asOf}`, ({ reports }) => reports.charged({ asOf }, FIRST, plusDays(FIRST, 90)));
    await ask(`collected ${asOf}`, ({ reports }) => reports.collected({ asOf }, plusDays(FIRST, 100), plusDays(FIRST, 130), at(130)));
    await ask(`balances ${asOf}`, ({ ledger }) => ledger.balances('T1', asOf === 'now' ? at(2_000) : asOf));
  }
  /* As of day 900: charges of day 880 and before that are paid are paid by day 900; one of twenty never is. */
  const [sum] = await ask('sums', ({ reports }) => reports.openSums({ asOf: at(900) }, plusDays(FIRST, 900), {}));
  const open = nth.filter((n) => day(n) <= 900 && (n % 20 === 0 || day(n) + 20 > 900)).length;
  expect(sum).toMatchObject({ items: open, openMinor: open * 10_000 });
  const span = { from: at(0), until: at(2_000) };
  const page = await ask('a page of the journal', ({ reports }) => reports.journal(span, { after: null, limit: 500 }));
  expect(page.facts).toHaveLength(500);
  const sums = await ask('trial balance', ({ reports }) => reports.journalSums(span));
  expect(sums.find(({ kind }) => kind === 'charge')).toMatchObject({ minor: CHARGES * 10_000 });
  expect(slow).toEqual([]);
});
