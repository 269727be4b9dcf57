import { expect, it } from 'vitest';
import { feed, owingSite } from './bank-site.ts';
import { camtEntry } from './camt-text.ts';

interface PageText {
  readonly number: number;
  readonly isLast?: boolean;
  readonly entries?: readonly string[];
  /** Code, amount, whether it stands between pages. */
  readonly balances?: readonly (readonly [code: string, amount: string, isBetween?: boolean])[];
  readonly id?: string;
  readonly days?: boolean;
  readonly sequence?: string;
}

/** A page of the statement of 9 January as a bank sends it, without the document around it. */
function page({ number, isLast = false, entries = [], balances = [], id = 'STMT-9', days = true, sequence = '9' }: PageText): string {
  const balance = ([code, amount, isBetween = false]: readonly [string, string, boolean?]) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry>${isBetween ? '<SubTp><Cd>INTM</Cd></SubTp>' : ''}</Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-09</Dt></Dt></Bal>`;
  return [
    `<Stmt><Id>${id}</Id><StmtPgntn><PgNb>${number}</PgNb><LastPgInd>${isLast}</LastPgInd></StmtPgntn><ElctrncSeqNb>${sequence}</ElctrncSeqNb>`,
    days ? '<FrToDt><FrDtTm>2026-01-09T00:00:00</FrDtTm><ToDtTm>2026-01-09T23:59:59</ToDtTm></FrToDt>' : '',
    '<Acct><Id><IBAN>DE02</IBAN></Id><Ccy>EUR</Ccy></Acct>',
    ...balances.map(balance),
    ...entries,
    '</Stmt>',
  ].join('');
}

const file = (...pages: readonly PageText[]) =>
  Buffer.from(
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId></GrpHdr>${pages.map(page).join('')}</BkToCstmrStmt></Document>`,
  );
const entry = (ref: string, amount = '100.00') => camtEntry({ ref, amount });

const ONE: PageText = { number: 1, entries: [entry('B1')], balances: [['OPBD', '50.00']] };
const TWO: PageText = { number: 2, entries: [entry('B2'), entry('B3', '1.00')] };
const THREE: PageText = { number: 3, isLast: true, entries: [entry('B4')], balances: [['CLBD', '351.00']] };

const covered = async (context: Awaited<ReturnType<typeof owingSite>>) =>
  (await context.store.read((tx) => tx.ledger.feed('bank')))?.coveredThrough ?? null;

it('pages of one statement in one file are joined, whatever their order, and cover its days', async () => {
  const context = await owingSite('EUR');
  const report = await feed(context, file(THREE, ONE, TWO));
  expect(report).toMatchObject({ accepted: 4, rejected: [] });
  expect(report.statements.map(({ notCovered }) => notCovered)).toEqual([null, null, null]);
  expect(await covered(context)).toBe('2026-01-09');
});

it('pages in several files cover nothing until the last of them has come, and the missing ones are said', async () => {
  const context = await owingSite('EUR');
  const first = await feed(context, file(ONE));
  expect(first.accepted).toBe(1);
  expect(first.statements[0]?.notCovered).toBe(
    'it is page 1: page 2 (and what comes after it) of it is not here yet: its days count when all its pages are',
  );
  const third = await feed(context, file(THREE));
  expect(third.statements[0]?.notCovered).toBe('it is page 3: page 2 of it is not here yet: its days count when all its pages are');
  expect(await covered(context)).toBeNull();
  expect((await feed(context, file(TWO))).statements[0]?.notCovered).toBeNull();
  expect(await covered(context)).toBe('2026-01-09');
  expect(await feed(context, file(ONE))).toMatchObject({ accepted: 0, unchanged: 1, statements: [{ notCovered: null }] });
});

it('balances between pages, balances of the whole on each page, and days that only the balances tell, are joined likewise', async () => {
  const between: PageText[] = [
    {
      ...ONE,
      balances: [
        ['OPBD', '50.00'],
        ['CLBD', '150.00', true],
      ],
    },
    {
      ...TWO,
      balances: [
        ['OPBD', '150.00', true],
        ['CLBD', '251.00', true],
      ],
    },
    {
      ...THREE,
      balances: [
        ['OPBD', '251.00', true],
        ['CLBD', '351.00'],
      ],
    },
  ];
  const repeated = [ONE, TWO, THREE].map(
    (each): PageText => ({
      ...each,
      balances: [
        ['OPBD', '50.00'],
        ['CLBD', '351.00'],
      ],
    }),
  );
  const dateless = [ONE, TWO, THREE].map((each): PageText => ({ ...each, days: false }));
  for (const pages of [between, repeated, dateless]) {
    const context = await owingSite('EUR');
    expect((await feed(context, file(...pages))).statements.map(({ notCovered }) => notCovered)).toEqual([null, null, null]);
    expect(await covered(context)).toBe('2026-01-09');
  }
});

it('pages whose entries do not lead from the first balance to the last cover nothing', async () => {
  const context = await owingSite('EUR');
  const report = await feed(context, file(ONE, TWO, { ...THREE, balances: [['CLBD', '352.00']] }));
  expect(report.statements[2]?.notCovered).toBe(
    'it is page 3: its balances do not agree: it opens at 50.00 EUR and closes at 352.00 EUR, the entries of its 3 pages make 35100 (in minor units)',
  );
  expect(await covered(context)).toBeNull();
});

it('a page with a refused row is not kept until it comes without one, and one with other content makes nothing whole', async () => {
  const context = await owingSite('EUR');
  await feed(context, file(ONE, THREE));
  const bad = await feed(context, file({ ...TWO, entries: [entry('B2'), entry('B3', '0.00')] }));
  expect(bad.statements[0]?.notCovered).toBe('<TxDtls> on line 1 could not be used');
  const other = await feed(context, file({ ...ONE, entries: [entry('B9')], balances: [['OPBD', '51.00']] }));
  expect(other.statements[0]?.notCovered).toContain('page 1 of it is here already with other content');
  expect(await covered(context)).toBeNull();
  expect((await feed(context, file(TWO))).statements[0]?.notCovered).toBeNull();
});

it('pages of another statement, by its number or its sequence, are not mixed in', async () => {
  const context = await owingSite('EUR');
  const report = await feed(context, file(ONE, { ...TWO, sequence: '10' }, { ...THREE, id: 'STMT-10' }));
  expect(report.statements.map(({ notCovered }) => notCovered !== null)).toEqual([true, true, true]);
  const nameless = await feed(context, file({ ...ONE, id: '' }));
  expect(nameless.statements[0]?.notCovered).toContain('without a number (Id)');
});
