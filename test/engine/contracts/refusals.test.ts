import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { printAnswer, printContract } from '../../../bin/dunlock/print-contract.ts';
import type { Actor } from '../../../core/lock/actor.ts';
import { answerTerm } from '../../../engine/contracts/answer-term.ts';
import { showContract } from '../../../engine/contracts/finish-contract.ts';
import { listContracts } from '../../../engine/contracts/list-contracts.ts';
import { readContract } from '../../../engine/contracts/read-contract.ts';
import { importEstate } from '../../../engine/imports/import-estate.ts';
import { contractWith } from '../../core/lease/forms/probe.ts';
import { testContext } from '../../setup/context.ts';
import { openSecrets } from '../imports/mall.ts';

const person: Actor = { name: 'Li Mei', authenticated: true, via: 'admin' };
const chinese = readFileSync(join(import.meta.dirname, '../../fixtures/contracts/tuned/zh-01-monthly-plain.txt'), 'utf8');

it.each([
  ['root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n', 'is no contract of the form en-commercial'],
  [chinese, '--form zh-commercial reads more of it'],
])('a text that is no contract of the form is refused with the reason, and kept', async (content, reason) => {
  const context = await testContext({ start: '2026-01-01' });
  const report = await readContract(context, { content, origin: 'some.txt' }, 'en-commercial');
  expect(report).toMatchObject({ contract: null, accepted: 0 });
  expect(report.rejected).toEqual([expect.objectContaining({ raw: content, reason: expect.stringContaining(reason) })]);
});

it('an answer in another currency than the lease is refused', async () => {
  const context = await testContext({ start: '2026-01-01' });
  const { contract } = await readContract(context, { content: contractWith('en', {}), origin: 'lease.txt' }, 'en-commercial');
  const answer = {
    contractId: contract?.contractId ?? '',
    term: 'deposit',
    value: { amountMinor: 100, currency: 'USD' },
    reason: 'a letter',
  };
  expect(await answerTerm(context, answer, person)).toMatchObject({ ok: false, reason: expect.stringContaining('USD') });
});

const USD = { amountMinor: 100_000, currency: 'USD', per: 'month', of: 'lease' };
const GBP = { ...USD, currency: 'GBP' };

async function rentUnread() {
  const context = await testContext({ start: '2026-01-01' });
  const content = contractWith('en', { rent: 'The monthly rent is £3,500. The monthly rent is £3,600.' });
  const { contract } = await readContract(context, { content, origin: 'contract' }, 'en-commercial');
  const contractId = contract?.contractId ?? '';
  const says = (term: string, value: unknown) => answerTerm(context, { contractId, term, value, reason: 'a letter' }, person);
  return { context, contractId, contract, says };
}

it('the first answer too is in the currency of the amounts that were read', async () => {
  const { says } = await rentUnread();
  expect(await says('rent', USD)).toMatchObject({ ok: false, reason: expect.stringContaining('in GBP (deposit, as read)') });
  expect(await says('rent', GBP)).toMatchObject({ ok: true });
  expect(await says('deposit', { amountMinor: 1, currency: 'GBP' })).toMatchObject({ ok: true });
});

it('three letters that are no currency are refused where they are answered', async () => {
  const { says } = await rentUnread();
  expect(await says('rent', { ...USD, currency: 'XYZ' })).toMatchObject({
    ok: false,
    reason: "rent.currency: 'XYZ' is no ISO 4217 currency",
  });
});

it('the last answer of a contract that its import refuses says so, and the reason stays', async () => {
  const { context, contractId, contract, says } = await rentUnread();
  expect(contract?.title).toBe('Y-1 · Bean & Gone Coffee Limited · Riverside Centre Limited');
  expect((await listContracts(context))[0]?.title).toBe(contract?.title);
  const estate = {
    units: ['G12', 'G13'].map((unitId) => ({ unitId, building: 'A', floor: '1', areaM2: 84.25 })),
    tenants: [
      { tenantId: 'T1', name: 'Bean & Gone Coffee Limited' },
      { tenantId: 'T2', name: 'Other Limited' },
    ],
    occupancies: [{ tenantId: 'T2', unitId: 'G12', from: '2026-01-01' }],
  };
  expect((await importEstate(context, { content: estate, origin: 'estate.json' }, openSecrets())).rejected).toEqual([]);
  for (const name of (await showContract(context, contractId))?.waiting ?? []) {
    if (name !== 'rent') expect(await says(name, name.startsWith('unread:') ? 'nothing' : null), name).toMatchObject({ ok: true });
  }
  const last = await says('rent', GBP);
  expect(last).toMatchObject({ ok: true, contract: { state: 'refused', waiting: [] } });
  const printed = printAnswer(last);
  expect(printed.code).toBe(1);
  expect(printed.text).toMatch(/It is whole, and was not imported: .*G12/);
  const shown = await showContract(context, contractId);
  expect(shown && printContract(shown).text).toBe(printed.text);
  expect(await says('unitIds', ['G13'])).toMatchObject({ ok: true, contract: { state: 'imported', refused: [] } });
  expect(await showContract(context, contractId)).toMatchObject({ state: 'imported', refused: [] });
});
