import { describe, expect, it } from 'vitest';
import { runCommand } from '../../site/commands.ts';
import type { Site } from '../../site/site.ts';

/** A site that writes down what it is asked. */
function asking(): { site: Site; asked: unknown[][] } {
  const asked: unknown[][] = [];
  const names = ['suspense', 'matchPayment', 'unmatchPayment', 'reversePayment', 'refundCredit', 'creditCharge'];
  const methods = names.map((name) => [name, async (...args: unknown[]) => void asked.push([name, ...args])]);
  return { site: { siteId: 'mall', currency: 'CNY', ...Object.fromEntries(methods) } as unknown as Site, asked };
}

const BY = expect.objectContaining({ authenticated: true, via: 'command' });

describe('a command about money', () => {
  it.each([
    ['suspense', { after: 'p1', limit: '20' }, ['suspense', { after: 'p1', limit: 20 }]],
    ['match', { payment: 'p', tenant: 'T1' }, ['matchPayment', { paymentId: 'p', tenantId: 'T1', reason: 'r', remember: true }, BY]],
    [
      'match',
      { payment: 'p', tenant: 'T1', reference: 'c', remember: false },
      ['matchPayment', { paymentId: 'p', tenantId: 'T1', reason: 'r', reference: 'c', remember: false }, BY],
    ],
    ['unmatch', { payment: 'p', forget: true }, ['unmatchPayment', { paymentId: 'p', reason: 'r', forget: true }, BY]],
    [
      'reverse',
      { payment: 'p', bounced: true, at: '2026-01-05', id: 'x', amount: '12.5' },
      [
        'reversePayment',
        {
          paymentId: 'p',
          kind: 'bounced',
          reason: 'r',
          happenedAt: '2026-01-05',
          outflowId: 'x',
          amount: { minor: 1_250, currency: 'CNY' },
        },
        BY,
      ],
    ],
    [
      'refund',
      { tenant: 'T1', amount: '8', currency: 'JPY' },
      ['refundCredit', { tenantId: 'T1', amount: { minor: 8, currency: 'JPY' }, reason: 'r' }, BY],
    ],
    ['credit', { charge: 'c' }, ['creditCharge', { chargeId: 'c', kind: 'credit-note', reason: 'r' }, BY]],
    [
      'write-off',
      { charge: 'c', on: '2026-01-05' },
      ['creditCharge', { chargeId: 'c', kind: 'write-off', reason: 'r', effectiveOn: '2026-01-05' }, BY],
    ],
  ])('%s %j', async (command, args, wanted) => {
    const { site, asked } = asking();
    await runCommand(site, { command, args: { reason: 'r', ...args } });
    expect(asked).toEqual([wanted]);
  });

  it.each([
    ['match', { tenant: 'T1', reason: 'r' }, "payment: '' will not do; give a value"],
    ['refund', { tenant: 'T1', reason: 'r', amount: '1.234' }, "amount: '1.234' will not do; give digits with at most the decimals of CNY"],
    ['refund', { tenant: 'T1', reason: 'r', amount: '1', currency: 'yuan' }, "currency: 'yuan' will not do; give an ISO 4217 code"],
    ['suspense', { limit: '0' }, "limit: '0' will not do; give a whole number"],
    ['refunds', {}, "command: 'refunds' will not do"],
  ])('%s %j is refused with what to give', async (command, args, wanted) => {
    const { site, asked } = asking();
    await expect(runCommand(site, { command, args })).rejects.toThrow(wanted);
    expect(asked).toEqual([]);
  });
});
