import { expect, it } from 'vitest';
import { closeAccount } from '../../../engine/feeds/close-account.ts';
import { feedFreshness } from '../../../engine/feeds/feed-freshness.ts';
import { verifyAudit } from '../../../engine/verify-audit.ts';
import type { TestContext } from '../../setup/context.ts';
import { feed, owingSite } from '../imports/bank/bank-site.ts';

const KIM = { name: 'kim', authenticated: true, via: 'command' } as const;
const ROWS = 'paymentId,amount,paidAt\n';

/** Somebody vouches for these days of January of an account. */
const covers = (context: TestContext, account: string, from: string, through: string, rows = '') =>
  feed(context, Buffer.from(ROWS + rows), { account, coveredFrom: `2026-01-${from}`, coveredThrough: `2026-01-${through}` });

const close = (context: TestContext, account: string, on: string | null) =>
  closeAccount(context, { account, on, reason: 'moved to another bank' }, KIM);

async function twoAccounts(): Promise<TestContext> {
  const context = await owingSite('EUR', '2026-01-13');
  await covers(context, 'old', '01', '05');
  await covers(context, 'new', '01', '12');
  return context;
}

it('an account that is used no longer holds the feed back until a person closes it, with reason, and the word stands in the chain', async () => {
  const context = await twoAccounts();
  const before = await feedFreshness(context, 'bank');
  expect(before).toMatchObject({ fresh: false, coveredThrough: '2026-01-05', wanted: '2026-01-11', staleSince: '2026-01-08' });
  expect(before.remedy).toEqual([
    'account old: import its statement of 2026-01-06 to 2026-01-11 (camt.053, or its CSV with --account old --covers 2026-01-06..2026-01-11); if it is used no longer: dunlock freshness --close old --on 2026-01-05 --reason …',
  ]);
  const closed = await close(context, 'old', '2026-01-05');
  expect(closed).toMatchObject({ ok: true, reason: 'account old is closed on 2026-01-05', closedOn: '2026-01-05' });
  expect(closed.freshness).toMatchObject({ fresh: true, coveredThrough: '2026-01-12', staleSince: null, remedy: [] });
  expect((await feedFreshness(context, 'bank')).accounts).toMatchObject([
    { account: 'new', closed: null },
    { account: 'old', missing: [], closed: { closedOn: '2026-01-05', by: 'kim', reason: 'moved to another bank' } },
  ]);
  expect(await verifyAudit(context)).toMatchObject({ ok: true });
  const records = await context.store.read((tx) => tx.audit.list({}));
  expect(JSON.parse(records.find(({ kind }) => kind === 'feed/closed')?.body ?? '{}')).toMatchObject({
    account: 'old',
    closedOn: '2026-01-05',
  });
});

it('the days of a closed account up to its last are still wanted', async () => {
  const context = await twoAccounts();
  const closed = await close(context, 'old', '2026-01-09');
  expect(closed.reason).toBe('account old is closed on 2026-01-09; its days up to then are still to be told');
  expect(closed.freshness).toMatchObject({ fresh: false, coveredThrough: '2026-01-05' });
  expect(closed.freshness.accounts[1]?.missing).toEqual([{ from: '2026-01-06', through: '2026-01-09' }]);
  await covers(context, 'old', '06', '09');
  expect(await feedFreshness(context, 'bank')).toMatchObject({ fresh: true, coveredThrough: '2026-01-12' });
});

it('is refused for what nobody knows, for a day to come, before what was told, without a person', async () => {
  const context = await twoAccounts();
  const refused = async (account: string, on: string | null) => (await close(context, account, on)).reason;
  expect(await refused('odl', '2026-01-05')).toBe("account: no statement has told of 'odl' (there are: new, old)");
  expect(await refused('old', '2026-02-30')).toBe("on: '2026-02-30' is no date (YYYY-MM-DD)");
  expect(await refused('old', '2026-01-14')).toBe('on: 2026-01-14 has not come yet');
  expect(await refused('old', '2026-01-04')).toBe('on: statements tell of old through 2026-01-05; give that day or a later one');
  expect(await refused('old', null)).toBe("account: 'old' is not closed");
  expect(await closeAccount(context, { account: 'old', on: '2026-01-05', reason: ' ' }, KIM)).toMatchObject({
    ok: false,
    reason: 'reason: say why',
  });
  expect(await closeAccount(context, { account: 'old', on: '2026-01-05', reason: 'r' }, { ...KIM, name: '' })).toMatchObject({ ok: false });
  expect(await context.store.read((tx) => tx.ledger.closings('bank'))).toEqual([]);
});

it('an import that tells of a later day opens it again and says so, also when its days do not count; an old file does not', async () => {
  const context = await twoAccounts();
  await close(context, 'old', '2026-01-05');
  expect((await covers(context, 'old', '02', '04')).reopened).toEqual([]);
  const late = await feed(context, Buffer.from(`${ROWS}p1,10.00,2026-01-08\nbad,,2026-01-08\n`), { account: 'old', mapping: MAPPING });
  expect(late.reopened).toEqual([{ account: 'old', closedOn: '2026-01-05', toldOf: '2026-01-08' }]);
  expect(await feedFreshness(context, 'bank')).toMatchObject({ fresh: false, coveredThrough: '2026-01-05' });
  await close(context, 'old', '2026-01-08');
  expect((await covers(context, 'old', '06', '12')).reopened).toEqual([{ account: 'old', closedOn: '2026-01-08', toldOf: '2026-01-12' }]);
  expect(await feedFreshness(context, 'bank')).toMatchObject({ fresh: true, coveredThrough: '2026-01-12' });
  expect((await feedFreshness(context, 'bank')).accounts.map(({ closed }) => closed)).toEqual([null, null]);
  expect(await verifyAudit(context)).toMatchObject({ ok: true });
});

it('a person opens it again; when every account is closed the bank is not fresh beyond the last of their days', async () => {
  const context = await twoAccounts();
  await close(context, 'old', '2026-01-05');
  await close(context, 'new', '2026-01-12');
  expect(await feedFreshness(context, 'bank')).toMatchObject({ fresh: true, coveredThrough: '2026-01-12' });
  await context.goTo('2026-01-20', '12:00');
  const stale = await feedFreshness(context, 'bank');
  expect(stale).toMatchObject({ fresh: false, coveredThrough: '2026-01-12', staleSince: '2026-01-15' });
  expect(stale.reason).toBe('bank: covered through 2026-01-12, every account is closed, 2026-01-18 is wanted');
  expect(await close(context, 'old', null)).toMatchObject({ ok: true, reason: 'account old is open again', closedOn: null });
  expect(await feedFreshness(context, 'bank')).toMatchObject({ coveredThrough: '2026-01-05' });
});

it('the day that is offered for closing is not before a payment that has come on the account, whether its day counts or not', async () => {
  const context = await twoAccounts();
  await feed(context, Buffer.from(`${ROWS}p1,10.00,2026-01-08\nbad,,2026-01-08\n`), { account: 'old', mapping: MAPPING });
  expect((await feedFreshness(context, 'bank')).remedy).toEqual([
    expect.stringContaining('if it is used no longer: dunlock freshness --close old --on 2026-01-08 --reason …'),
  ]);
  expect(await close(context, 'old', '2026-01-08')).toMatchObject({ ok: true });
});

const MAPPING = {
  id: 'plain',
  delimiter: ',',
  decimal: '.',
  date: { column: 'paidAt', format: 'YYYY-MM-DD' },
  amount: { column: 'amount' },
  reference: { columns: ['paymentId'] },
};
