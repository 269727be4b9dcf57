import { expect, it } from 'vitest';
import { suspense } from '../../engine/payments/suspense.ts';
import { mall } from '../engine/imports/mall.ts';
import { CLERK, clerk } from './clerk.ts';
import { Story } from './story.ts';

/** The mall with a third shop, so that somebody is left when two are spoken of. */
function estate() {
  const { units, tenants, occupancies, ...rest } = mall();
  return {
    ...rest,
    units: [...units, { unitId: 'U3', building: 'A', floor: '1', areaM2: 25 }],
    tenants: [...tenants, { tenantId: 'T3', name: '李宁' }],
    occupancies: [...occupancies, { unitId: 'U3', tenantId: 'T3', from: '2026-01-01' }],
  };
}

const NOBODYS = { tenantId: null };
const WU = { ...NOBODYS, payer: 'Wu Fang', payerAccount: 'CN88 1234' };

it('money of an unknown payer waits with suggestions; a person says whose it is, and the next of that payer finds its way', async () => {
  const story = await Story.begin({ estate: estate() });
  const { matches, sees } = clerk(story);

  await story.day('2026-01-05', 'three shops owe rent; two of them the same', () =>
    story.charges(
      { chargeId: 'r1', tenantId: 'T1', dueDate: '2026-02-05', amount: '3100.00' },
      { chargeId: 'r2', tenantId: 'T2', dueDate: '2026-02-05', amount: '2500.00' },
      { chargeId: 'r3', tenantId: 'T3', dueDate: '2026-02-05', amount: '2500.00' },
    ),
  );
  await story.day('2026-02-03', 'four payments name nobody', async () => {
    await story.pays('3100.00', { ...WU, paymentId: 'a' });
    await story.pays('2500.00', { ...NOBODYS, paymentId: 'b', payer: 'THE BOOKSHOP' });
    await story.pays('90.00', { ...NOBODYS, paymentId: 'c', reference: 'T2-2026-02-05' });
    await story.pays('77.00', { ...NOBODYS, paymentId: 'd', reference: 'thank you' });
    expect(await story.suspense()).toEqual({ a: '3100.00 CNY', b: '2500.00 CNY', c: '90.00 CNY', d: '77.00 CNY' });
  });
  await story.day('2026-02-04', 'the list says whose each could be and why; it applies nothing', async () => {
    expect(await sees()).toEqual([
      'a: T1 r1 [amount]',
      'b: T2 r2 [name amount], T3 r3 [amount]',
      'c: T2 T2/2026-02-05 [reference]',
      'd: nobody',
    ]);
    const { items } = await suspense(story.context, { limit: 2 });
    expect(items.map(({ reason }) => reason)).toEqual(['it has no reference', 'it has no reference']);
    expect(await story.owes('T1')).toEqual({ r1: '3100.00 CNY' });
  });
  await story.day('2026-02-05', 'Ms Lin knows: Wu Fang is the owner of the tea house', async () => {
    const report = await matches({ paymentId: 'a', tenantId: 'T1', reason: 'owner of the tea house' });
    expect(report).toMatchObject({
      before: null,
      allocated: [{ chargeId: 'r1', minor: 310_000 }],
      leftMinor: 0,
      remembered: { state: 'kept' },
    });
    expect(await story.owes('T1')).toEqual({});
  });
  await story.day('2026-03-04', 'next month the same account pays, and nobody has to ask; the ledger says whose word it was', async () => {
    await story.charges({ chargeId: 'r1-march', tenantId: 'T1', dueDate: '2026-03-05', amount: '3100.00' });
    const { posted } = await story.pays('3100.00', { ...WU, paymentId: 'e', payerAccount: 'cn881234', reference: 'rent march' });
    expect(posted).toMatchObject([{ payment: { tenantId: 'T1' }, allocated: [{ chargeId: 'r1-march' }], suspense: null }]);
    const [word] = await story.context.store.read(({ ledger }) => ledger.matches('e'));
    expect(word).toMatchObject({
      tenantId: 'T1',
      via: 'remembered',
      by: 'Ms Lin',
      reason: 'Ms Lin said on 2026-02-05 that this payer pays for T1: owner of the tea house',
    });
    expect(await story.context.store.read(({ ledger }) => ledger.payment('e'))).toMatchObject({ tenantId: null, reference: 'rent march' });
  });
});

it('a remembered payer is not believed against the payment itself, nor once it pays for two', async () => {
  const story = await Story.begin({ estate: estate() });
  const { matches, sees } = clerk(story);
  const wait = async () => Object.keys(await story.suspense());

  await story.day('2026-01-05', 'Wu Fang pays, and Ms Lin says for whom', async () => {
    await story.pays('100.00', { ...WU, paymentId: 'a' });
    await matches({ paymentId: 'a', tenantId: 'T1', reason: 'owner' });
    expect(await story.credit('T1')).toEqual(['100.00 CNY']);
  });
  await story.day('2026-01-06', 'a payment that names another tenant is that one’s, or nobody’s', async () => {
    await story.pays('10.00', { ...WU, tenantId: 'T2', paymentId: 'b' });
    expect(await story.credit('T2')).toEqual(['10.00 CNY']);
    await story.pays('11.00', { ...WU, paymentId: 'c', reference: 'for shop T2' });
    await story.pays('12.00', { ...WU, tenantId: 'T9', paymentId: 'd' });
    expect(await wait()).toEqual(['c', 'd']);
    const { items } = await suspense(story.context);
    expect(items[0]?.reason).toBe("its payer is remembered as T1's, and its reference 'for shop T2' has 'T2' in it");
    expect(items[1]?.reason).toBe("tenant 'T9' is not known, and it has no reference");
  });
  await story.day('2026-01-07', 'it was for the bookshop indeed: Wu Fang pays for two shops now', async () => {
    const report = await matches({ paymentId: 'c', tenantId: 'T2', reason: 'she helps her sister' });
    expect(report.remembered).toEqual({ state: 'several', tenantIds: ['T1', 'T2'] });
  });
  await story.day('2026-01-08', 'so her next payment wants a word again', async () => {
    await story.pays('13.00', { ...WU, paymentId: 'e' });
    expect(await wait()).toEqual(['d', 'e']);
    expect((await suspense(story.context)).items[1]?.reason).toBe('it has no reference, and its payer has paid for T1 and for T2');
    expect((await sees())[1]).toBe('e: T2  [paid-before], T1  [paid-before]');
  });
});

it('a match for this once is not remembered, a wrong one is put right with what was remembered by it, and all of it can be forgotten', async () => {
  const story = await Story.begin({ estate: estate() });
  const { matches, unmatches } = clerk(story);

  await story.day('2026-01-05', 'an accountant pays for a shop, for this once', async () => {
    await story.pays('50.00', { ...NOBODYS, paymentId: 'a', payer: 'Zhao & Partners' });
    expect((await matches({ paymentId: 'a', tenantId: 'T3', reason: 'they rang', remember: false })).remembered?.state).toBe('not-kept');
    await story.pays('51.00', { ...NOBODYS, paymentId: 'b', payer: 'Zhao & Partners' });
    expect(Object.keys(await story.suspense())).toEqual(['b']);
  });
  await story.day('2026-01-06', 'a match with a slip of the pen, seen two payments later', async () => {
    await story.charges({ chargeId: 'r2', tenantId: 'T2', dueDate: '2026-02-05', amount: '60.00' });
    await story.pays('60.00', { ...WU, paymentId: 'c' });
    await matches({ paymentId: 'c', tenantId: 'T2', reason: 'her shop' });
    await story.pays('61.00', { ...WU, paymentId: 'd' });
    expect(await story.owes('T2')).toEqual({});
    expect(await story.credit('T2')).toEqual(['61.00 CNY']);
  });
  await story.day('2026-01-07', 'c is T1’s: what it paid of T2 is paid by d now, and Wu Fang is remembered for T1 alone', async () => {
    const report = await matches({ paymentId: 'c', tenantId: 'T1', reason: 'wrong line' });
    expect(report).toMatchObject({ before: 'T2', tenantId: 'T1', leftMinor: 6_000, remembered: { state: 'kept', tenantIds: ['T1'] } });
    expect(await story.owes('T2')).toEqual({});
    expect(await story.credit('T2')).toEqual(['1.00 CNY']);
    await matches({ paymentId: 'd', tenantId: 'T1', reason: 'as c' });
    expect(await story.owes('T2')).toEqual({ r2: '60.00 CNY' });
    expect(await story.credit('T1')).toEqual(['121.00 CNY']);
  });
  await story.day('2026-01-08', 'it was nobody’s we know: back into suspense, and her payer forgotten', async () => {
    const report = await unmatches({ paymentId: 'd', reason: 'she says it is not hers', forget: true });
    expect(report).toMatchObject({ tenantId: null, before: 'T1', leftMinor: 6_100 });
    await story.pays('62.00', { ...WU, paymentId: 'e' });
    expect(await story.suspense()).toMatchObject({ d: '61.00 CNY', e: '62.00 CNY' });
  });
  await story.day('2026-01-09', 'what cannot be is refused with its reason', async () => {
    const cannot = async (change: object) => matches({ paymentId: 'e', tenantId: 'T1', reason: 'x', ...change });
    await expect(cannot({ tenantId: 'T9' })).rejects.toThrow("tenant 'T9' is not known");
    await expect(cannot({ paymentId: 'zz' })).rejects.toThrow("there is no payment 'zz'");
    await expect(cannot({ reference: 'r2' })).rejects.toThrow("reference 'r2' is of tenant 'T2', not of T1");
    await expect(cannot({ reference: 'rent' })).rejects.toThrow("reference 'rent' is no charge or bill");
    await expect(cannot({ reason: ' ' })).rejects.toThrow('reason: say why it is theirs');
    const nobody = { ...CLERK, authenticated: false };
    await expect(matches({ paymentId: 'e', tenantId: 'T1', reason: 'x' }, nobody)).rejects.toThrow('only a person says whose money it is');
    expect(await story.suspense()).toMatchObject({ e: '62.00 CNY' });
  });
});

it('each word on a payment is a fact in the chain, with who said it and why beside it', async () => {
  const story = await Story.begin();
  const { matches, unmatches } = clerk(story);
  await story.day('2026-01-05', 'a match, and its opposite', async () => {
    await story.pays('50.00', { ...WU, paymentId: 'a' });
    await matches({ paymentId: 'a', tenantId: 'T1', reason: 'owner' });
    await unmatches({ paymentId: 'a', reason: 'no, the other one' });
    const told = await story.context.store.read(async ({ audit }) => {
      const records = (await audit.list({})).filter(({ kind }) => kind.startsWith('payment/'));
      return Promise.all(
        records.map(async ({ seq, kind, body }) => ({ kind, ...JSON.parse(body), texts: (await audit.texts(seq))?.texts })),
      );
    });
    expect(told).toMatchObject([
      { kind: 'payment/matched', tenantId: 'T1', paymentId: 'a', from: null, to: 'T1', texts: { by: 'Ms Lin', reason: 'owner' } },
      { kind: 'payment/unmatched', tenantId: 'T1', paymentId: 'a', from: 'T1', to: null, texts: { reason: 'no, the other one' } },
    ]);
  });
});

it('an account that is remembered for one tenant gives it nothing that another tenant’s name or bill is on', async () => {
  const story = await Story.begin();
  const { matches } = clerk(story);
  const ALIPAY = { ...NOBODYS, payerAccount: 'ALIPAY' };

  await story.day('2026-01-05', 'the bookshop pays by a pay service, whose account is remembered for it', async () => {
    await story.charges({ chargeId: 'E1', tenantId: 'T1', dueDate: '2026-02-05', amount: '50.00', debtType: 'electricity' });
    await story.pays('10.00', { ...ALIPAY, paymentId: 'a', payer: 'Wu' });
    await matches({ paymentId: 'a', tenantId: 'T2', reason: 'told on the phone' });
  });
  await story.day('2026-01-06', 'the tea house pays by the same service: by its name, by its bill with a full stop after it', async () => {
    await story.pays('50.00', { ...ALIPAY, paymentId: 'name', payer: 'TEA  HOUSE' });
    await story.pays('50.00', { ...ALIPAY, paymentId: 'bill', payer: 'Wu', reference: 'electricity E1.' });
    await story.pays('50.00', { ...ALIPAY, paymentId: 'plain', payer: 'Wu' });
    expect(await story.suspense()).toEqual({ bill: '50.00 CNY', name: '50.00 CNY' });
  });
});

it('an account that serves two payers is remembered by the name on it: another name is a suggestion, and a name that nobody tells is as before', async () => {
  const story = await Story.begin();
  const { matches, sees, unmatches } = clerk(story);
  const AGENT = { ...NOBODYS, payerAccount: 'CN77' };
  const other = "it has no reference; its account is remembered as T1's, but of payments by 'Wu Fang', and this one is by 'Li Na'";

  await story.day('2026-01-05', 'an agent pays for Wu Fang, and Ms Lin says that it is the tea house', async () => {
    await story.pays('10.00', { ...AGENT, paymentId: 'a', payer: 'Wu Fang' });
    await matches({ paymentId: 'a', tenantId: 'T1', reason: 'owner of the tea house' });
  });
  await story.day('2026-01-06', 'the same account pays for Wu Fang, for somebody else, and without a name', async () => {
    await story.pays('11.00', { ...AGENT, paymentId: 'b', payer: 'WU  FANG' });
    await story.pays('12.00', { ...AGENT, paymentId: 'c', payer: 'Li Na' });
    await story.pays('13.00', { ...AGENT, paymentId: 'd' });
    expect(await story.suspense()).toEqual({ c: '12.00 CNY' });
    expect(await sees()).toEqual(['c: T1  [paid-before]']);
    expect((await suspense(story.context)).items[0]?.reason).toBe(other);
  });
  await story.day('2026-01-07', 'Li Na is of the bookshop: from now on each finds its way by its own name', async () => {
    expect((await matches({ paymentId: 'c', tenantId: 'T2', reason: 'manager' })).remembered).toEqual({ state: 'kept', tenantIds: ['T2'] });
    const given = [
      (await story.pays('14.00', { ...AGENT, payer: 'Li Na' })).posted[0]?.payment.tenantId,
      (await story.pays('15.00', { ...AGENT, payer: 'Wu Fang' })).posted[0]?.payment.tenantId,
    ];
    expect(given).toEqual(['T2', 'T1']);
    await story.pays('16.00', { ...AGENT, paymentId: 'e' });
    expect(await story.suspense()).toEqual({ e: '16.00 CNY' });
  });
  await story.day('2026-01-08', 'the word on Li Na was wrong: it goes with the match, Wu Fang is as before', async () => {
    await unmatches({ paymentId: 'c', reason: 'she has left' });
    expect((await story.pays('17.00', { ...AGENT, paymentId: 'f', payer: 'Li Na' })).posted[0]?.suspense).toBe(other);
    expect((await story.pays('18.00', { ...AGENT, payer: 'Wu Fang' })).posted[0]?.payment.tenantId).toBe('T1');
  });
});

it('what was remembered of an account before names were counts for the names of the payments with which it was said', async () => {
  const story = await Story.begin();
  const { context } = story;
  const AGENT = { ...NOBODYS, payerAccount: 'CN77' };
  await story.pays('10.00', { ...AGENT, paymentId: 'a', payer: 'Wu Fang' });
  const word = { tenantId: 'T1', by: 'Ms Lin', reason: 'owner', knownAt: context.clock.now() };
  await context.store.transaction(async ({ ledger }) => {
    await ledger.matchPayment({ paymentId: 'a', reference: '', via: 'person', ...word });
    await ledger.remember({ payerKey: 'account:CN77', ...word });
  });
  expect((await story.pays('11.00', { ...AGENT, payer: 'Wu Fang' })).posted[0]?.payment.tenantId).toBe('T1');
  expect((await story.pays('12.00', { ...AGENT, payer: 'Li Na' })).posted[0]?.suspense).toContain("but of payments by 'Wu Fang'");
});
