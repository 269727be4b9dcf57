import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printContract } from '../../../bin/dunlock/print-contract.ts';
import type { Actor } from '../../../core/lock/actor.ts';
import { answerTerm } from '../../../engine/contracts/answer-term.ts';
import type { ContractReport } from '../../../engine/contracts/contract-report.ts';
import { showContract } from '../../../engine/contracts/finish-contract.ts';
import { listContracts } from '../../../engine/contracts/list-contracts.ts';
import { readContract } from '../../../engine/contracts/read-contract.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { contractWith } from '../../core/lease/forms/probe.ts';
import { type TestContext, testContext } from '../../setup/context.ts';
import { makeDocx } from '../../setup/documents/docx.ts';
import { makePdf } from '../../setup/documents/pdf.ts';
import { openSecrets } from '../imports/mall.ts';

const text = (name: string): string => readFileSync(join(import.meta.dirname, `../../fixtures/contracts/tuned/${name}.txt`), 'utf8');
const plain = text('zh-01-monthly-plain');
const person: Actor = { name: 'Li Mei', authenticated: true, via: 'admin' };

/** A site whose estate has the tenants and units of the contracts. */
async function site(): Promise<TestContext> {
  const context = await testContext({ start: '2026-01-01' });
  const estate = {
    units: ['1F-023', 'B2-11', '2-216'].map((unitId) => ({ unitId, building: 'A', floor: '1', areaM2: 86.4 })),
    tenants: [
      { tenantId: 'T1', name: '杭州小满面包房有限公司' },
      { tenantId: 'T3', name: '武汉味之源餐饮有限公司' },
      { tenantId: 'T6', name: '西安康宁口腔门诊部有限公司' },
    ],
  };
  const report = await importEstate(context, { content: estate, origin: 'estate.json' }, openSecrets());
  expect(report.rejected).toEqual([]);
  return context;
}

const readAlone = (context: TestContext, content: string | Uint8Array, form: unknown = 'zh-commercial', origin = 'lease.txt') =>
  readContract(context, { content, origin }, form);

/** Reads a contract of which a person says that the sentences left unread charge nothing. */
async function read(context: TestContext, content: string | Uint8Array, form: unknown = 'zh-commercial', origin = 'lease.txt') {
  const report = await readAlone(context, content, form, origin);
  const { contract } = report;
  if (!contract?.waiting.some((name) => name.startsWith('unread:'))) return report;
  const answer = { contractId: contract.contractId, term: 'unread', value: 'nothing', reason: 'read them all: none charges anything' };
  expect(await answerTerm(context, answer, person)).toMatchObject({ ok: true });
  return readAlone(context, content, form, origin);
}

async function termAnswers(context: TestContext, contractId: string) {
  const answers = await context.store.read((tx) => tx.contracts.answers(contractId));
  return answers.filter(({ term }) => !term.startsWith('unread:'));
}

describe('a contract in its own words', () => {
  it('that is whole becomes a lease by the import of every lease, with the words of each term kept', async () => {
    const context = await site();
    const { accepted, rejected, contract } = await read(context, plain);
    expect(rejected).toEqual([]);
    expect(accepted).toBe(1);
    expect(contract).toMatchObject({ state: 'imported', leaseId: 'ZL-2026-0031', waiting: [] });
    const lease = await context.store.read((tx) => tx.leases.get('ZL-2026-0031'));
    expect(lease).toMatchObject({
      tenantId: 'T1',
      unitIds: ['1F-023'],
      currency: 'CNY',
      areaDm2: 8640,
      signedOn: '2025-12-18',
      from: '2026-01-01',
      to: '2029-01-01',
      depositMinor: 7_776_000,
      disconnectionClause: { ref: '9.2', noticeDays: 7 },
      contacts: [{ name: '林小满', channel: 'email', address: 'lin@xiaoman.example', language: 'zh-CN' }],
    });
    expect(lease?.lines.map(({ lineId, debtType, dueDay, timing }) => ({ lineId, debtType, dueDay, timing }))).toEqual([
      { lineId: 'rent', debtType: 'rent', dueDay: 10, timing: 'advance' },
      { lineId: 'service-charge', debtType: 'service-charge', dueDay: 10, timing: 'advance' },
      { lineId: 'electricity', debtType: 'electricity', dueDay: 10, timing: 'arrears' },
      { lineId: 'water', debtType: 'water', dueDay: 10, timing: 'arrears' },
    ]);
    expect(lease?.lines[0]?.basis).toMatchObject({
      kind: 'fixed',
      amountMinor: 2_592_000,
      rentFree: [{ from: '2026-01-01', to: '2026-03-01', waivedBp: 10_000 }],
    });
    expect(lease?.lines[0]?.tax).toEqual({ name: 'VAT', rateBp: 900, included: true });
    expect(lease?.lines[0]?.lateFee).toMatchObject({ perDayPpm: 500 });
    const rent = contract?.terms.find(({ name }) => name === 'rent');
    const [quote] = rent?.quotes ?? [];
    expect(plain.slice(quote?.start, quote?.end)).toBe(quote?.text);
    expect(quote).toMatchObject({ clause: '4.1', page: null });
    expect(quote?.text).toContain('25,920.00');
  });

  it('read twice is one contract and one version of its lease', async () => {
    const context = await site();
    const first = await read(context, plain);
    const second = await read(context, plain);
    expect(second.contract?.contractId).toBe(first.contract?.contractId);
    expect(await listContracts(context)).toHaveLength(1);
    expect(await context.store.read((tx) => tx.leases.versions('ZL-2026-0031'))).toHaveLength(1);
  });

  it('says the page of a PDF and reads the same terms from PDF, DOCX and text', { timeout: 60_000 }, async () => {
    const context = await site();
    const lines = plain.split('\n');
    const pdf = await read(context, makePdf(lines, { encoding: 'gb-utf16', linesPerPage: 20 }), 'zh-commercial', 'lease.pdf');
    const docx = await read(context, makeDocx(lines), 'zh-commercial', 'lease.docx');
    const values = (report: typeof pdf) => report.contract?.terms.map(({ name, value }) => ({ name, value }));
    expect(values(pdf)).toEqual(values(docx));
    expect(pdf.contract).toMatchObject({ kind: 'pdf', state: 'imported' });
    expect(pdf.contract?.terms.find(({ name }) => name === 'rent')?.quotes[0]).toMatchObject({ page: 2 });
    expect(docx.contract?.terms.find(({ name }) => name === 'rent')?.quotes[0]).toMatchObject({ page: null });
  });

  it('that contradicts itself waits, and makes no lease until a person has said what counts; the finding stays beside the answer', async () => {
    const context = await site();
    const { contract, accepted, rejected } = await read(context, text('zh-03-figures-against-words'));
    expect(accepted).toBe(0);
    expect(contract).toMatchObject({ state: 'waiting', leaseId: null, waiting: ['rent', 'disconnection'] });
    expect(rejected).toEqual([
      expect.objectContaining({ column: 'rent', reason: expect.stringContaining('21000') }),
      // Only after two months in a row unpaid: no plain permit to cut off.
      expect.objectContaining({ column: 'disconnection' }),
    ]);
    expect(await context.store.read((tx) => tx.leases.list())).toEqual([]);
    const contractId = contract?.contractId ?? '';

    const wrong = await answerTerm(context, { contractId, term: 'rent', value: { amountMinor: 2.5 }, reason: 'x' }, person);
    expect(wrong).toMatchObject({ ok: false, reason: expect.stringContaining('rent.amountMinor') });

    const value = { amountMinor: 2_100_000, currency: 'CNY', per: 'month', of: 'lease' };
    const reason = 'the words count: letter of the landlord of 20 March';
    const first = await answerTerm(context, { contractId, term: 'disconnection', value: null, reason: 'never for two months' }, person);
    expect(first.contract).toMatchObject({ state: 'waiting', leaseId: null, waiting: ['rent'] });
    const answered = await answerTerm(context, { contractId, term: 'rent', value, reason }, person);
    expect(answered.contract).toMatchObject({ state: 'imported', leaseId: 'WH-HB-0199', waiting: [] });
    const rent = answered.contract?.terms.find(({ name }) => name === 'rent');
    expect(rent).toMatchObject({ status: 'contradictory', value: null, waits: false, answer: { value, by: 'Li Mei', reason } });
    expect(rent?.quotes).toHaveLength(1);
    const lease = await context.store.read((tx) => tx.leases.get('WH-HB-0199'));
    expect(lease?.lines[0]?.basis).toMatchObject({ amountMinor: 2_100_000 });
    expect(lease?.lines[1]).toMatchObject({ debtType: 'turnover-rent', basis: { kind: 'turnover', shareBp: 800, lessLineId: 'rent' } });
    const kinds = (await context.store.read((tx) => tx.audit.list({}))).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['contract/read', 'contract/answered', 'contract/imported', 'import']));
  });

  it('of a clinic asks whether it may ever be cut off, and a lease of one that may not keeps every lock away', async () => {
    const context = await site();
    const { contract } = await read(context, text('zh-06-blanks-and-clinic'));
    const contractId = contract?.contractId ?? '';
    expect(contract?.waiting).toEqual(['signedOn', 'lastDay', 'dueDay', 'serviceCharge', 'protectedStatus']);
    const answers: [string, unknown][] = [
      ['signedOn', null],
      ['lastDay', '2031-08-31'],
      ['dueDay', 1],
      ['serviceCharge', { amountMinor: 1500, currency: 'CNY', per: 'month', of: 'm2' }],
      ['protectedStatus', 'medical'],
    ];
    for (const [term, value] of answers) {
      expect(await answerTerm(context, { contractId, term, value, reason: 'the landlord, by telephone' }, person)).toMatchObject({
        ok: true,
      });
    }
    expect(await showContract(context, contractId)).toMatchObject({ state: 'imported', waiting: [] });
    const lease = await context.store.read((tx) => tx.leases.get('XA-QJ-2026-77'));
    expect(lease).toMatchObject({ protectedStatus: 'medical', to: '2031-09-01', signedOn: null });
  });

  it('answered again is a new version of its lease, and both answers stay', async () => {
    const context = await site();
    const contractId = (await read(context, plain)).contract?.contractId ?? '';
    const answer = (value: number) => answerTerm(context, { contractId, term: 'dueDay', value, reason: 'side letter' }, person);
    await answer(12);
    await answer(15);
    expect((await context.store.read((tx) => tx.leases.get('ZL-2026-0031')))?.lines[0]?.dueDay).toBe(15);
    expect(await termAnswers(context, contractId)).toMatchObject([{ value: '12' }, { value: '15' }]);
  });

  it('whose tenant or unit the estate does not know asks for it, and takes no like name', async () => {
    const context = await testContext({ start: '2026-01-01' });
    await importEstate(
      context,
      {
        content: { units: [{ unitId: '1F-23', building: 'A', floor: '1' }], tenants: [{ tenantId: 'T1', name: '小满面包房' }] },
        origin: 'e',
      },
      openSecrets(),
    );
    const { contract } = await read(context, plain);
    expect(contract?.waiting).toEqual(['tenantId', 'unitIds']);
    const contractId = contract?.contractId ?? '';
    await answerTerm(context, { contractId, term: 'tenantId', value: 'T1', reason: 'the same firm' }, person);
    const last = await answerTerm(context, { contractId, term: 'unitIds', value: ['1F-23'], reason: 'old number' }, person);
    expect(last.contract).toMatchObject({ state: 'imported' });
  });

  it('takes answers only from persons, with a reason, to questions that exist', async () => {
    const context = await site();
    const contractId = (await read(context, plain)).contract?.contractId ?? '';
    const nobody: Actor = { name: 'a wire', authenticated: false, via: 'admin' };
    const refusals = await Promise.all([
      answerTerm(context, { contractId, term: 'dueDay', value: 5, reason: 'x' }, nobody),
      answerTerm(context, { contractId, term: 'dueDay', value: 5, reason: ' ' }, person),
      answerTerm(context, { contractId, term: 'colour', value: 5, reason: 'x' }, person),
      answerTerm(context, { contractId, term: 'dueDay', value: null, reason: 'x' }, person),
      answerTerm(context, { contractId: 'contract-0', term: 'dueDay', value: 5, reason: 'x' }, person),
    ]);
    expect(refusals.map(({ ok }) => ok)).toEqual([false, false, false, false, false]);
    expect(await termAnswers(context, contractId)).toEqual([]);
  });

  it('that cannot be read is a reject with its reason, kept in the store', async () => {
    const context = await site();
    const { contract, rejected } = await read(context, Buffer.from('%PDF-1.4 cut off'), 'zh-commercial', 'cut.pdf');
    expect(contract).toBeNull();
    expect(rejected).toEqual([expect.objectContaining({ reason: expect.stringMatching(/^cut\.pdf: /) })]);
    expect(await context.store.read((tx) => tx.ledger.rejects({ source: 'leases' }))).toHaveLength(1);
    expect((await read(context, plain, 'fr-commercial')).rejected[0]?.reason).toContain('zh-commercial, en-commercial');
    expect((await read(context, plain, { formId: 'x' })).rejected[0]?.reason).toContain('the form will not do');
  });
});

describe('a sentence about money or time that no term has read', () => {
  const short = contractWith('zh', { other: '2026年10月1日至2026年12月31日租金减半收取。', last: '迟延开业的，每日支付人民币500元。' });
  const one = (contract: ContractReport | null | undefined, name: string) => contract?.terms.find((term) => term.name === name);

  it('holds the contract, with its words and its place, until a person has dealt with each', async () => {
    const context = await site();
    const { accepted, contract, rejected } = await readAlone(context, short);
    const contractId = contract?.contractId ?? '';
    expect(accepted).toBe(0);
    expect(contract?.waiting).toEqual(['tenantId', 'unitIds', 'unread:1', 'unread:2']);
    expect(rejected).toContainEqual(expect.objectContaining({ column: 'unread:1', raw: expect.stringContaining('租金减半收取') }));
    expect(one(contract, 'unread:1')?.quotes).toMatchObject([{ line: 11, clause: '第四条' }]);
    const say = (term: string, value: unknown) =>
      answerTerm(context, { contractId, term, value, reason: 'said by the letting office' }, person);
    expect(await say('unread:1', { amountMinor: 1 })).toMatchObject({ ok: false, reason: expect.stringContaining('by-hand') });
    expect(await say('unread:9', 'nothing')).toMatchObject({ ok: false });
    await say('tenantId', 'T1');
    await say('unitIds', ['1F-023']);
    await say('unread:1', 'by-hand');
    const done = await say('unread', 'nothing');
    expect(done.contract).toMatchObject({ state: 'imported', waiting: [] });
    expect(done.contract?.assumed.at(-1)).toContain('租金减半收取');
    expect(one(done.contract, 'unread:1')?.answer?.value).toBe('by-hand');
    expect(await say('unread', 'nothing')).toMatchObject({ ok: false });
  });

  it('is printed as a question, and the terms that are absent are printed too', async () => {
    const context = await site();
    const { contract } = await readAlone(context, short);
    const printed = contract === null ? '' : printContract(contract).text;
    expect(printed).toContain('? unread:1: ambiguous');
    expect(printed).toMatch(/not in the contract, as far as the form can tell: .*rentFree.*disconnection/);
  });
});
