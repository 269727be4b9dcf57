import { expect, it } from 'vitest';
import { measureLedger } from '../../bench/ledger/measure-ledger.ts';

/* What `npm run bench:ledger` measures over a million rows; here only that it does what it says. How fast it is, nobody can tell on a busy machine. */
it('the ledger bench takes every payment in, and unlocks in between', { timeout: 120_000 }, async () => {
  const lines: string[] = [];
  const measured = await measureLedger(6_000, 60, (line) => lines.push(line));
  expect(measured).toMatchObject({ payments: 6_000, accepted: 6_000, charges: 60 * 36 });
  expect(measured.suspense).toBeGreaterThan(100);
  expect(measured.suspense).toBeLessThan(300);
  for (const rate of [measured.paymentRate, measured.barePaymentRate, measured.chargeRate, measured.bareChargeRate])
    expect(rate).toBeGreaterThan(0);
  const { unlocks } = measured;
  expect(unlocks?.wait.n).toBeGreaterThan(0);
  for (const part of [unlocks?.wait, unlocks?.work, unlocks?.commit, unlocks?.importWork, unlocks?.importCommit]) {
    expect(part?.p50).toBeGreaterThan(0);
    expect(part?.p99).toBeLessThan(60_000);
  }
  expect(lines.some((line) => /rows\/s, \d+ s left/.test(line))).toBe(true);
});
