import { expect, it } from 'vitest';
import { fixed, RENT } from '../core/lease/shop-lease.ts';
import { Story } from './story.ts';

const LATE_FEE = { graceDays: 0, flatMinor: 0, perDayPpm: 1_000, capMinor: null, capBp: null };

it('a renewal that is typed in late leaves ten days to pay, and nobody pays late fees for days before the bill', async () => {
  const story = await Story.begin();
  const rent = { ...RENT, lateFee: LATE_FEE };
  await story.day('2026-01-01', 'A lease until the end of February', () => story.lease({ to: '2026-03-01', lines: [rent] }));
  await story.day('2026-01-04', 'Both months are paid', async () => void (await story.pays('6200.00')));
  await story.day('2026-04-10', 'It was renewed from March on, and is known now', () =>
    story.lease({ to: '2027-03-01', lines: [rent], amendment: { kind: 'renewal', ref: 'R-1', effectiveFrom: '2026-03-01' } }),
  );
  await story.day('2026-04-20', 'March and April came out on the 11th', async () => {
    expect(await story.owes()).toEqual({ 'L1/rent/2026-03-01': '3100.00 CNY', 'L1/rent/2026-04-01': '3100.00 CNY' });
    expect(await story.charge('L1/rent/2026-03-01')).toMatchObject({ issueDate: '2026-04-11', dueDate: '2026-04-21' });
  });
});

it('a lease that is known on the 20th, and a rent-free month that is taken back, are due ten days after their bill', async () => {
  const story = await Story.begin();
  const free = fixed(310_000, { rentFree: [{ from: '2026-02-01', to: '2026-03-01', waivedBp: 10_000 }] });
  await story.day('2026-01-20', 'A lease from 1 January comes late', () => story.lease({ lines: [{ ...RENT, basis: free }] }));
  await story.day('2026-02-10', 'Its January came out on the 21st; February is free', async () =>
    expect(await story.charged()).toEqual({ 'L1/rent/2026-01-01': '3100.00 CNY due 2026-01-31' }),
  );
  await story.day('2026-02-10', 'February is not free after all', () => story.lease({}));
  await story.day('2026-02-12', 'It comes out now', async () =>
    expect(await story.charged()).toMatchObject({ 'L1/rent/2026-02-01': '3100.00 CNY due 2026-02-21' }),
  );
});

it('the day on which a lease says that rent is due stands, though the site slept for two days', async () => {
  const story = await Story.begin();
  await story.day('2026-01-01', 'A lease', () => story.lease({}));
  await story.day('2026-03-06', 'February', async () =>
    expect(await story.charged()).toMatchObject({ 'L1/rent/2026-02-01': '3100.00 CNY due 2026-02-05' }),
  );
});
