import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Actor } from '../../../core/lock/actor.ts';
import { answerTerm } from '../../../engine/contracts/answer-term.ts';
import { readContract } from '../../../engine/contracts/read-contract.ts';
import { contractWith } from '../../core/lease/forms/probe.ts';
import { testContext } from '../../setup/context.ts';

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
